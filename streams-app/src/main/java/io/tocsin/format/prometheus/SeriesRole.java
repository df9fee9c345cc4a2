package io.tocsin.format.prometheus;

import io.tocsin.format.PointKind;
import java.util.Map;
import java.util.Optional;

/**
 * What a series of Prometheus counts, by its type and by the ending of its name.
 *
 * <p>Where the type is not told, {@code _total}, {@code _count} and {@code _sum} are counters, {@code _bucket} with a label {@code le} is a bucket,
 * and all others are untyped.
 */
final class SeriesRole {
    private static final String BUCKET_SUFFIX = "_bucket";
    private static final String BOUND_LABEL = "le";

    private SeriesRole() {}

    /** Empty for a bucket of a histogram. */
    static Optional<PointKind> kind(String name, MetricType type, Map<String, String> labels) {
        return switch (type) {
            case COUNTER -> Optional.of(PointKind.CUMULATIVE);
            case GAUGE, INFO, STATE_SET -> Optional.of(PointKind.GAUGE);
            case GAUGE_HISTOGRAM -> isBucket(name, labels) ? Optional.empty() : Optional.of(PointKind.GAUGE);
            case SUMMARY -> Optional.of(isCounter(name) ? PointKind.CUMULATIVE : PointKind.GAUGE);
            case HISTOGRAM, UNKNOWN -> bySuffix(name, labels);
        };
    }

    private static Optional<PointKind> bySuffix(String name, Map<String, String> labels) {
        if (isBucket(name, labels)) {
            return Optional.empty();
        }
        return Optional.of(isCounter(name) ? PointKind.CUMULATIVE : PointKind.UNTYPED);
    }

    private static boolean isBucket(String name, Map<String, String> labels) {
        return name.endsWith(BUCKET_SUFFIX) && labels.containsKey(BOUND_LABEL);
    }

    private static boolean isCounter(String name) {
        return name.endsWith("_total") || name.endsWith("_count") || name.endsWith("_sum");
    }
}
