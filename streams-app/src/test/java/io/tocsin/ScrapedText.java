package io.tocsin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code /metrics} says in Prometheus' text, read without anybody's library. Thread-safe once it is made. */
final class ScrapedText {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{.*})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private final Map<String, String> help = new TreeMap<>();
    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, Set<String>> labels = new TreeMap<>();
    private int samples;

    ScrapedText(String text) {
        text.lines().forEach(this::read);
    }

    private void read(String line) {
        String[] words = line.split(" ", 4);
        if (line.startsWith("# HELP ")) {
            help.put(words[2], words.length > 3 ? words[3] : "");
        } else if (line.startsWith("# TYPE ")) {
            types.put(words[2], words[3]);
        } else {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                samples++;
                Set<String> keys = labels.computeIfAbsent(sample.group(1), any -> new TreeSet<>());
                LABEL.matcher(String.valueOf(sample.group(2))).results().forEach(key -> keys.add(key.group(1)));
            }
        }
    }

    /** The names that a query can ask for. */
    Set<String> names() {
        return labels.keySet();
    }

    /** How many series there are. */
    int samples() {
        return samples;
    }

    /** A line of a table for each of our own meters; the greatest value that a timer saw lately is no meter of its own. */
    String table() {
        List<String> lines = new ArrayList<>(List.of("| name | type | labels | meaning |", "|---|---|---|---|"));
        types.forEach((name, type) -> {
            boolean isOurs = name.startsWith("tocsin_") || name.startsWith("anomaly_") || name.matches("y(hat.*)?");
            boolean isPartOfTimer = name.endsWith("_max") && types.containsKey(name.replaceAll("_max$", ""));
            if (isOurs && !isPartOfTimer) {
                lines.add("| `" + name + "` | " + type + " | " + labelsOf(name, type) + " | " + help.get(name) + " |");
            }
        });
        return String.join("\n", lines) + "\n";
    }

    private String labelsOf(String name, String type) {
        Set<String> keys = new TreeSet<>(labels.getOrDefault(
                type.equals("histogram") || type.equals("summary") ? name + "_count" : name, Set.of()));
        return keys.isEmpty() ? "" : "`" + String.join("`, `", keys) + "`";
    }

    /** Of what Kafka's clients count. */
    String kafkaList() {
        StringBuilder list = new StringBuilder();
        names().stream()
                .filter(name -> name.startsWith("kafka_"))
                .forEach(name -> list.append("- `").append(name).append("`\n"));
        return list.toString();
    }
}
