package io.tocsin.terminal.text;

import java.util.List;
import java.util.stream.Collectors;

/** What came and what was expected. Thread-safe. */
public final class ExplanationText {
    private ExplanationText() {}

    /** {@code queue depth 214 (expected 12)}, {@code disk 97 % (limit 95 %)}. */
    public static String full(Explanation explanation) {
        MetricUnit unit = MetricUnit.of(explanation.metric());
        String expected = explanation.isLimit() ? " (limit " : " (expected ";
        return actual(explanation) + expected + unit.format(explanation.expected()) + ")";
    }

    /** {@code queue depth 214 vs 12}. */
    public static String brief(Explanation explanation) {
        MetricUnit unit = MetricUnit.of(explanation.metric());
        return actual(explanation) + " vs " + unit.format(explanation.expected());
    }

    /** {@code queue depth 214}. */
    public static String actual(Explanation explanation) {
        return MetricName.shorten(explanation.metric()) + " "
                + MetricUnit.of(explanation.metric()).format(explanation.actual());
    }

    /** All of them in full, divided by commas. */
    public static String list(List<Explanation> explanations) {
        return explanations.stream().map(ExplanationText::full).collect(Collectors.joining(", "));
    }
}
