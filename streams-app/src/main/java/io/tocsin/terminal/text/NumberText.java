package io.tocsin.terminal.text;

import java.util.Locale;

/** Numbers that have no unit of their own. NaN, what is not known, is a dash. Thread-safe. */
public final class NumberText {
    /** Stands for what is not known. */
    public static final String UNKNOWN = "–";

    private NumberText() {}

    /** With groups of thousands: {@code 12,480}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Three digits that matter: {@code 0.042}, {@code 3.14}, {@code 87.5}, {@code 12,480}; whole numbers stay whole. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return UNKNOWN;
        }
        double size = Math.abs(value);
        if (size >= 1e9) {
            return String.format(Locale.ROOT, "%.2g", value);
        }
        if (size >= 100 || value == Math.rint(value)) {
            return count(Math.round(value));
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f", value)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }

    /** At most four characters: {@code 0.42}, {@code 12.3}, {@code 999+}. */
    public static String score(double score) {
        if (!Double.isFinite(score)) {
            return UNKNOWN;
        }
        if (score >= 999.5) {
            return "999+";
        }
        return String.format(Locale.ROOT, score < 9.995 ? "%.2f" : score < 99.95 ? "%.1f" : "%.0f", Math.max(0, score));
    }

    /** A ratio in whole percent: {@code 87 %}, {@code <1 %} for what is little but not nothing. */
    public static String percent(double ratio) {
        if (!Double.isFinite(ratio)) {
            return UNKNOWN;
        }
        return ratio > 0 && ratio < 0.005 ? "<1 %" : Math.round(ratio * 100) + " %";
    }

    /** Milliseconds without their unit: {@code 0.8}, {@code 4.2}, {@code 38}. */
    public static String milliseconds(double milliseconds) {
        if (!Double.isFinite(milliseconds)) {
            return UNKNOWN;
        }
        return String.format(Locale.ROOT, milliseconds < 9.95 ? "%.1f" : "%,.0f", milliseconds);
    }
}
