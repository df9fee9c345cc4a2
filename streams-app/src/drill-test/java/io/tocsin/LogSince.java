package io.tocsin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an instance has logged since a moment. Thread-safe. */
final class LogSince {
    private static final int SHOWN = 6;
    private static final int SHOWN_CHARACTERS = 160;

    private final Instance instance;
    private final int begin;

    /** Since now. */
    LogSince(Instance instance) {
        this.instance = instance;
        this.begin = instance.log().length();
    }

    List<String> lines() {
        return instance.log().substring(begin).lines().toList();
    }

    List<String> lines(String text) {
        return lines().stream().filter(line -> line.contains(text)).toList();
    }

    /** Warnings and errors. */
    List<String> trouble() {
        return lines().stream()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList();
    }

    int troubleCount() {
        return trouble().size();
    }

    /** How many lines, and how many of them tell of trouble. */
    String summary() {
        return lines().size() + " lines, " + troubleCount() + " of trouble";
    }

    /** What was told most often, numbers aside. */
    String mostOften() {
        Map<String, Long> counts = trouble().stream()
                .map(line -> line.replaceAll("^\\S+ +", "").replaceAll("[0-9a-f-]{8,}|\\d+", "#"))
                .map(line -> line.substring(0, Math.min(SHOWN_CHARACTERS, line.length())))
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .map(entry -> "  " + entry.getValue() + " x " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }
}
