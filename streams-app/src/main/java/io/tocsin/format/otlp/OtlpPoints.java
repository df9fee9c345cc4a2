package io.tocsin.format.otlp;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.MetricsData;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.tocsin.format.LeftOut;
import io.tocsin.format.LeftOutListener;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointCollector;
import io.tocsin.format.PointKind;
import io.tocsin.format.PointLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of OTLP metrics.
 *
 * <p>A monotonic sum is a counter, cumulative or delta; a cumulative one that is not monotonic is a level, so a gauge. Histograms, exponential
 * histograms and summaries become two counters, {@code name.count} without unit and {@code name.sum}; buckets, quantiles, minima, maxima and
 * exemplars are not looked at. A point flagged as having no recorded value is the end of its series. Attributes of the scope are not taken.
 *
 * <p>Confined to one thread.
 */
final class OtlpPoints {
    private static final String COUNT_SUFFIX = ".count";
    private static final String SUM_SUFFIX = ".sum";

    private final PointCollector points;
    private final OtlpAttributes attributes;

    OtlpPoints(PointLimits limits, LeftOutListener listener) {
        this.points = new PointCollector(limits, listener);
        this.attributes = new OtlpAttributes(points);
    }

    List<MetricPoint> of(MetricsData metrics) {
        for (ResourceMetrics sender : metrics.getResourceMetricsList()) {
            attributes.labels(sender.getResource().getAttributesList()).ifPresent(resource -> {
                for (ScopeMetrics scope : sender.getScopeMetricsList()) {
                    scope.getMetricsList().forEach(metric -> take(metric, resource));
                }
            });
        }
        return points.points();
    }

    private void take(Metric metric, Map<String, String> resource) {
        // Before the name is joined with a suffix.
        if (!PointCollector.isProperName(metric.getName())) {
            points.leaveOut(LeftOut.BAD_NAME);
            return;
        }
        switch (metric.getDataCase()) {
            case GAUGE ->
                takeNumbers(metric, PointKind.GAUGE, resource, metric.getGauge().getDataPointsList());
            case SUM -> takeSum(metric, resource);
            case HISTOGRAM ->
                takeDistributions(
                        metric,
                        counter(metric.getHistogram().getAggregationTemporality()),
                        resource,
                        metric.getHistogram().getDataPointsList().stream().map(OtlpDistribution::of));
            case EXPONENTIAL_HISTOGRAM ->
                takeDistributions(
                        metric,
                        counter(metric.getExponentialHistogram().getAggregationTemporality()),
                        resource,
                        metric.getExponentialHistogram().getDataPointsList().stream()
                                .map(OtlpDistribution::of));
            case SUMMARY ->
                takeDistributions(
                        metric,
                        Optional.of(PointKind.CUMULATIVE),
                        resource,
                        metric.getSummary().getDataPointsList().stream().map(OtlpDistribution::of));
            case DATA_NOT_SET -> points.leaveOut(LeftOut.NOT_A_NUMBER);
        }
    }

    private void takeSum(Metric metric, Map<String, String> resource) {
        Sum sum = metric.getSum();
        counter(sum.getAggregationTemporality()).ifPresent(counter -> {
            boolean isLevel = counter == PointKind.CUMULATIVE && !sum.getIsMonotonic();
            takeNumbers(metric, isLevel ? PointKind.GAUGE : counter, resource, sum.getDataPointsList());
        });
    }

    private void takeNumbers(
            Metric metric, PointKind kind, Map<String, String> resource, List<NumberDataPoint> numbers) {
        for (NumberDataPoint number : numbers) {
            OtlpMoment moment =
                    OtlpMoment.of(number.getStartTimeUnixNano(), number.getTimeUnixNano(), number.getFlags());
            series(metric.getName(), metric.getUnit(), kind, resource, number.getAttributesList())
                    .ifPresent(series -> takeNumber(series, moment, number));
        }
    }

    private void takeNumber(MetricSeries series, OtlpMoment moment, NumberDataPoint number) {
        if (moment.isEnd()) {
            points.addEnd(series, moment.timeMs());
            return;
        }
        switch (number.getValueCase()) {
            case AS_DOUBLE -> points.add(series, moment.startMs(), moment.timeMs(), number.getAsDouble());
            case AS_INT -> points.add(series, moment.startMs(), moment.timeMs(), (double) number.getAsInt());
            case VALUE_NOT_SET -> points.leaveOut(LeftOut.NOT_A_NUMBER);
        }
    }

    private void takeDistributions(
            Metric metric,
            Optional<PointKind> counter,
            Map<String, String> resource,
            Stream<OtlpDistribution> distributions) {
        if (counter.isEmpty()) {
            return;
        }
        PointKind kind = counter.get();
        String countName = metric.getName() + COUNT_SUFFIX;
        String sumName = metric.getName() + SUM_SUFFIX;
        distributions.forEach(distribution -> {
            series(countName, "", kind, resource, distribution.attributes())
                    .ifPresent(series -> add(series, distribution.moment(), distribution.count()));
            distribution
                    .sum()
                    .ifPresent(sum -> series(sumName, metric.getUnit(), kind, resource, distribution.attributes())
                            .ifPresent(series -> add(series, distribution.moment(), sum)));
        });
    }

    private void add(MetricSeries series, OtlpMoment moment, double value) {
        if (moment.isEnd()) {
            points.addEnd(series, moment.timeMs());
        } else {
            points.add(series, moment.startMs(), moment.timeMs(), value);
        }
    }

    private Optional<MetricSeries> series(
            String name, String unit, PointKind kind, Map<String, String> resource, List<KeyValue> labels) {
        return attributes.labels(labels).flatMap(own -> points.series(name, unit, kind, resource, own));
    }

    private Optional<PointKind> counter(AggregationTemporality temporality) {
        return switch (temporality) {
            case AGGREGATION_TEMPORALITY_CUMULATIVE -> Optional.of(PointKind.CUMULATIVE);
            case AGGREGATION_TEMPORALITY_DELTA -> Optional.of(PointKind.DELTA);
            case AGGREGATION_TEMPORALITY_UNSPECIFIED, UNRECOGNIZED -> {
                points.leaveOut(LeftOut.NO_TEMPORALITY);
                yield Optional.empty();
            }
        };
    }
}
