package io.tocsin.cli;

import java.util.Locale;

/** Numbers as the operator reads them, the same in every locale. Thread-safe. */
final class NumberFormat {
    private NumberFormat() {}

    /** {@code 12,480}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 84.2 KB}, with 1 KB = 1024 B. */
    static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024
                ? String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / (1024.0 * 1024.0));
    }

    /** About four digits that matter: {@code 0.04213}, {@code 3.14}, {@code 12,480}; what is not known is a dash. */
    static String plain(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (size >= 1e12 || (size < 1e-4 && size > 0)) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        String format =
                size >= 1000 ? "%,.0f" : size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : size >= 1 ? "%.3f" : "%.4f";
        return String.format(Locale.ROOT, format, value)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }

    /** {@code 71 %}. */
    static String percent(double ratio) {
        return Double.isFinite(ratio) ? Math.round(ratio * 100) + " %" : "-";
    }
}
