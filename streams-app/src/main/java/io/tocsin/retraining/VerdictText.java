package io.tocsin.retraining;

import io.tocsin.gate.GateRule;
import io.tocsin.gate.GateVerdict;
import java.util.Locale;
import java.util.stream.Collectors;

/** A verdict in one line, for people. Stateless, thread-safe. */
final class VerdictText {
    private VerdictText() {}

    /** Whether it passed, and if not by which rules. */
    static String summary(GateVerdict verdict) {
        String failed = verdict.rules().stream()
                .filter(rule -> !rule.passed())
                .map(GateRule::name)
                .collect(Collectors.joining(", "));
        return (failed.isEmpty() ? "gate passed" : "gate not passed: " + failed) + " on " + verdict.ticks() + " ticks";
    }

    /** Every rule with its numbers. */
    static String ofRules(GateVerdict verdict) {
        return verdict.rules().stream().map(VerdictText::of).collect(Collectors.joining("; ")) + "; ticks="
                + verdict.ticks();
    }

    private static String of(GateRule rule) {
        return rule.name() + ": " + number(rule.challenger()) + (rule.passed() ? " <= " : " > ")
                + number(rule.allowed())
                + (Double.isNaN(rule.champion()) ? "" : " (champion " + number(rule.champion()) + ")");
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "none" : String.format(Locale.ROOT, "%.4f", value);
    }
}
