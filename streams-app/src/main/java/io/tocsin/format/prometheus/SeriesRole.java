package io.tocsin.format.prometheus;

import io.tocsin.format.PointKind;
import io.tocsin.format.prometheus.wire.MetricType;
import java.util.Optional;

/**
 * What a series of Prometheus counts, by its type and by the ending of its name.
 *
 * <p>Where the type is not told, {@code _total}, {@code _count} and {@code _sum} are counters, {@code _bucket} with a label {@code le} is a bucket,
 * and all others are untyped.
 */
final class SeriesRole {
    private static final String BUCKET_SUFFIX = "_bucket";

    private SeriesRole() {}

    /**
     * Empty for a bucket of a histogram.
     *
     * @param hasBound whether the series has a label {@code le}
     */
    static Optional<PointKind> kind(String name, MetricType type, boolean hasBound) {
        boolean isBucket = hasBound && name.endsWith(BUCKET_SUFFIX);
        return switch (type) {
            case METRIC_TYPE_COUNTER -> Optional.of(PointKind.CUMULATIVE);
            case METRIC_TYPE_GAUGE, METRIC_TYPE_INFO, METRIC_TYPE_STATE_SET -> Optional.of(PointKind.GAUGE);
            case METRIC_TYPE_GAUGE_HISTOGRAM -> isBucket ? Optional.empty() : Optional.of(PointKind.GAUGE);
            case METRIC_TYPE_SUMMARY -> Optional.of(isCounter(name) ? PointKind.CUMULATIVE : PointKind.GAUGE);
            case METRIC_TYPE_HISTOGRAM, METRIC_TYPE_UNKNOWN, UNRECOGNIZED ->
                isBucket ? Optional.empty() : Optional.of(isCounter(name) ? PointKind.CUMULATIVE : PointKind.UNTYPED);
        };
    }

    private static boolean isCounter(String name) {
        return name.endsWith("_total") || name.endsWith("_count") || name.endsWith("_sum");
    }
}
