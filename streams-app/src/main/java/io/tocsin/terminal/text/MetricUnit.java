package io.tocsin.terminal.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** The unit of a metric, told from its name as OpenTelemetry's conventions have it, and how its values are written. Thread-safe. */
public enum MetricUnit {
    RATIO("(utilization|ratio|percent)$"),
    BYTES_PER_SECOND("(\\.io|bytes[._](rate|per[._]second)|throughput)$"),
    BYTES("(bytes|(memory|heap|filesystem)\\.(usage|used|committed|limit)|size)$"),
    SECONDS("(duration|latency|seconds|pause|wait(_?time)?|response[._]time)([._](p\\d+|mean|max|avg))?$"),
    PER_SECOND("(rate|(?<!pending[._])requests|errors|per[._]second|faults|packets|operations)$"),
    COUNT("");

    private static final String[] BINARY_PREFIXES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private final Pattern names;

    MetricUnit(String names) {
        this.names = Pattern.compile(names);
    }

    /** The first unit that fits the name; {@link #COUNT} when none does. */
    public static MetricUnit of(String metric) {
        for (MetricUnit unit : values()) {
            if (unit.names.matcher(metric).find()) {
                return unit;
            }
        }
        return COUNT;
    }

    /** The value with its unit: {@code 42 %}, {@code 1.4 GiB}, {@code 38 ms}, {@code 120/s}, {@code 214}. */
    public String format(double value) {
        if (!Double.isFinite(value)) {
            return NumberText.UNKNOWN;
        }
        return switch (this) {
            case RATIO -> ratio(value);
            case BYTES -> bytes(value);
            case BYTES_PER_SECOND -> bytes(value) + "/s";
            case SECONDS -> seconds(value);
            case PER_SECOND -> NumberText.plain(value) + "/s";
            case COUNT -> NumberText.plain(value);
        };
    }

    private static String ratio(double ratio) {
        return Math.abs(ratio) < 0.095 && ratio != 0
                ? String.format(Locale.ROOT, "%.1f %%", ratio * 100)
                : NumberText.percent(ratio);
    }

    private static String seconds(double seconds) {
        return Math.abs(seconds) < 1
                ? NumberText.milliseconds(seconds * 1000) + " ms"
                : NumberText.plain(seconds) + " s";
    }

    private static String bytes(double bytes) {
        double value = bytes;
        int prefix = 0;
        while (Math.abs(value) >= 1024 && prefix < BINARY_PREFIXES.length - 1) {
            value /= 1024;
            prefix++;
        }
        return (prefix == 0 ? NumberText.count(Math.round(value)) : NumberText.plain(value)) + " "
                + BINARY_PREFIXES[prefix];
    }
}
