package io.tocsin.format.prometheus;

import io.tocsin.format.LeftOut;
import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointCollector;
import io.tocsin.format.PointKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a series of Prometheus. A native histogram becomes {@code name_count} and {@code name_sum}, the names that it had as a classic
 * one. Buckets are left out.
 *
 * <p>Confined to one thread.
 */
final class PrometheusPoints {
    private static final Set<String> TARGET_LABELS = Set.of("job", "instance");

    private final PointCollector points;

    PrometheusPoints(PointCollector points) {
        this.points = points;
    }

    void take(WireSeries series) {
        if (series.isOverlabelled()) {
            points.leaveOut(LeftOut.TOO_MANY_LABELS);
            return;
        }
        if (!PointCollector.isProperName(series.name())) {
            points.leaveOut(LeftOut.BAD_NAME);
            return;
        }
        Map<WireValue.Part, Optional<MetricSeries>> parts = new EnumMap<>(WireValue.Part.class);
        for (WireValue value : series.values()) {
            parts.computeIfAbsent(value.part(), part -> part(series, part))
                    .ifPresent(part -> points.add(part, value.startMs(), value.timeMs(), value.value()));
        }
    }

    private Optional<MetricSeries> part(WireSeries series, WireValue.Part part) {
        Optional<PointKind> kind = kind(series, part);
        if (kind.isEmpty()) {
            points.leaveOut(LeftOut.BUCKET);
            return Optional.empty();
        }
        Map<String, String> resource = new HashMap<>();
        Map<String, String> attributes = new HashMap<>();
        series.labels().forEach((label, value) -> {
            if (!label.equals(WireSeries.NAME_LABEL)) {
                (TARGET_LABELS.contains(label) ? resource : attributes).put(label, value);
            }
        });
        return points.series(series.name() + part.suffix(), series.family().unit(), kind.get(), resource, attributes);
    }

    private static Optional<PointKind> kind(WireSeries series, WireValue.Part part) {
        return switch (part) {
            case SAMPLE -> SeriesRole.kind(series.name(), series.family().type(), series.labels());
            case COUNT, SUM -> Optional.of(PointKind.CUMULATIVE);
            case GAUGE_COUNT, GAUGE_SUM -> Optional.of(PointKind.GAUGE);
        };
    }
}
