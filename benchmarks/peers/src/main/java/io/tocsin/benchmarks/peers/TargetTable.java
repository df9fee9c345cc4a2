package io.tocsin.benchmarks.peers;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Figures against targets, a line a figure and a column a shape. */
final class TargetTable {
    private final Map<String, Map<Shape, String>> lines = new LinkedHashMap<>();

    /** A figure with the least it should be; NaN where there is no target. */
    void add(String figure, Shape shape, double value, double target) {
        String mark = Double.isNaN(target)
                ? ""
                : (value >= target ? " ✓" : " ✗") + String.format(Locale.ROOT, " (≥ %.4g)", target);
        String text = String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value) + mark;
        lines.computeIfAbsent(figure, any -> new LinkedHashMap<>()).put(shape, text);
        System.out.println(shape + "  " + figure + ": " + text);
    }

    void print() {
        StringBuilder text = new StringBuilder("\n| inputs, hidden (2 layers) |");
        Map<Shape, String> first = lines.values().iterator().next();
        first.keySet().forEach(shape -> text.append(' ').append(shape).append(" |"));
        text.append("\n|---|").append("---|".repeat(first.size()));
        lines.forEach((figure, values) -> {
            text.append("\n| ").append(figure).append(" |");
            values.values().forEach(value -> text.append(' ').append(value).append(" |"));
        });
        System.out.println(text);
    }
}
