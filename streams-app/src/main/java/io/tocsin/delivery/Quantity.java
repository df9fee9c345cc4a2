package io.tocsin.delivery;

import io.tocsin.collect.MetricUnits;
import java.util.Locale;

/**
 * A metric's value with its unit where that is known, as people read it.
 *
 * <p>Thread-safe.
 */
final class Quantity {
    private Quantity() {}

    /** {@code 97.1 %}, {@code 4.2 s}, {@code 1.5 GiB}, {@code 1200 page/s}; without a unit the bare number. */
    static String text(String metric, double value) {
        String unit = MetricUnits.of(metric).orElse("");
        if (!Double.isFinite(value)) {
            return "-";
        }
        return switch (unit) {
            case "1" -> number(value * 100) + " %";
            case "By" -> bytes(value, "");
            case "By/s" -> bytes(value, "/s");
            case "" -> number(value);
            default -> number(value) + " " + unit.replace("{", "").replace("}", "");
        };
    }

    /** About three digits that matter. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e9 || (size > 0 && size < 1e-3)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        String text = String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    private static String bytes(double value, String suffix) {
        String[] names = {"B", "KiB", "MiB", "GiB", "TiB"};
        int power = 0;
        double scaled = value;
        while (Math.abs(scaled) >= 1024 && power < names.length - 1) {
            scaled /= 1024;
            power++;
        }
        return number(scaled) + " " + names[power] + suffix;
    }
}
