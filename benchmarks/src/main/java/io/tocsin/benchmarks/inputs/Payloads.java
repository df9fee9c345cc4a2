package io.tocsin.benchmarks.inputs;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.MetricsData;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import io.tocsin.format.prometheus.wire.Label;
import io.tocsin.format.prometheus.wire.Sample;
import io.tocsin.format.prometheus.wire.TimeSeries;
import io.tocsin.format.prometheus.wire.WriteRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xerial.snappy.Snappy;

/** Requests of {@value #HOSTS} hosts with {@value #SERIES_PER_HOST} series each. Thread-safe. */
final class Payloads {
    static final int HOSTS = 5;
    static final int SERIES_PER_HOST = 100;
    static final int POINTS = HOSTS * SERIES_PER_HOST;

    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;
    private static final long COUNTED_MS = 3_600_000;

    private Payloads() {}

    /** As Prometheus sends what it has scraped of node_exporter: version 1.0, snappy. */
    static byte[] remoteWrite(long timeMs) {
        WriteRequest.Builder request = WriteRequest.newBuilder();
        for (int host = 0; host < HOSTS; host++) {
            for (HostSeries series : HostSeries.read("node-exporter.txt")) {
                request.addTimeseries(timeSeries(series, "shop-0" + host + ":9100", timeMs));
            }
        }
        try {
            return Snappy.compress(request.build().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TimeSeries timeSeries(HostSeries series, String instance, long timeMs) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("__name__", series.name());
        labels.putAll(series.labels());
        labels.put("instance", instance);
        labels.put("job", "node");
        TimeSeries.Builder built = TimeSeries.newBuilder()
                .addSamples(Sample.newBuilder().setTimestamp(timeMs).setValue(series.value()));
        labels.forEach((name, value) ->
                built.addLabels(Label.newBuilder().setName(name).setValue(value)));
        return built.build();
    }

    /** As the OpenTelemetry Collector sends what its hostmetrics receiver has read. */
    static byte[] otlp(long timeMs) {
        MetricsData.Builder data = MetricsData.newBuilder();
        Map<String, List<HostSeries>> byName = HostSeries.read("hostmetrics.txt").stream()
                .collect(Collectors.groupingBy(HostSeries::name, LinkedHashMap::new, Collectors.toList()));
        for (int host = 0; host < HOSTS; host++) {
            ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
            byName.forEach((name, series) -> scope.addMetrics(metric(name, series, timeMs)));
            data.addResourceMetrics(ResourceMetrics.newBuilder()
                    .setResource(Resource.newBuilder()
                            .addAttributes(attribute("host.name", "shop-0" + host))
                            .addAttributes(attribute("os.type", "linux")))
                    .addScopeMetrics(scope));
        }
        return data.build().toByteArray();
    }

    private static Metric metric(String name, List<HostSeries> series, long timeMs) {
        HostSeries first = series.get(0);
        List<NumberDataPoint> points =
                series.stream().map(one -> point(one, timeMs)).toList();
        Metric.Builder metric = Metric.newBuilder().setName(name).setUnit(first.unit());
        if (first.isCounter()) {
            metric.setSum(Sum.newBuilder()
                    .setIsMonotonic(true)
                    .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                    .addAllDataPoints(points));
        } else {
            metric.setGauge(Gauge.newBuilder().addAllDataPoints(points));
        }
        return metric.build();
    }

    private static NumberDataPoint point(HostSeries series, long timeMs) {
        NumberDataPoint.Builder point = NumberDataPoint.newBuilder()
                .setStartTimeUnixNano((timeMs - COUNTED_MS) * NANOSECONDS_PER_MILLISECOND)
                .setTimeUnixNano(timeMs * NANOSECONDS_PER_MILLISECOND)
                .setAsDouble(series.value());
        series.labels().forEach((label, value) -> point.addAttributes(attribute(label, value)));
        return point.build();
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }
}
