package io.tocsin.format.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.MetricsData;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;

/** Records as OpenTelemetry's own classes write them. Thread-safe. */
final class OtlpRecords {
    static final long TIME_NS = 1_700_000_000_123_456_789L;
    static final long TIME_MS = 1_700_000_000_123L;
    static final long START_NS = 1_699_999_000_000_000_000L;
    static final long START_MS = 1_699_999_000_000L;

    private OtlpRecords() {}

    static byte[] record(Metric... metrics) {
        return MetricsData.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(Resource.newBuilder().addAttributes(text("host.name", "web-1")))
                        .addScopeMetrics(ScopeMetrics.newBuilder().addAllMetrics(List.of(metrics))))
                .build()
                .toByteArray();
    }

    static KeyValue text(String key, String value) {
        return attribute(key, AnyValue.newBuilder().setStringValue(value).build());
    }

    static KeyValue attribute(String key, AnyValue value) {
        return KeyValue.newBuilder().setKey(key).setValue(value).build();
    }

    static AnyValue array(AnyValue... values) {
        return AnyValue.newBuilder()
                .setArrayValue(ArrayValue.newBuilder().addAllValues(List.of(values)))
                .build();
    }

    static AnyValue map(KeyValue... values) {
        return AnyValue.newBuilder()
                .setKvlistValue(KeyValueList.newBuilder().addAllValues(List.of(values)))
                .build();
    }

    static NumberDataPoint.Builder number(double value) {
        return NumberDataPoint.newBuilder()
                .setTimeUnixNano(TIME_NS)
                .setStartTimeUnixNano(START_NS)
                .setAsDouble(value);
    }

    static NumberDataPoint noRecordedValue() {
        return NumberDataPoint.newBuilder()
                .setTimeUnixNano(TIME_NS)
                .setFlags(DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE)
                .build();
    }

    static Metric gauge(String name, String unit, NumberDataPoint... numbers) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit(unit)
                .setGauge(Gauge.newBuilder().addAllDataPoints(List.of(numbers)))
                .build();
    }

    static Metric sum(String name, AggregationTemporality temporality, boolean isMonotonic, NumberDataPoint number) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit("By")
                .setSum(Sum.newBuilder()
                        .setAggregationTemporality(temporality)
                        .setIsMonotonic(isMonotonic)
                        .addDataPoints(number))
                .build();
    }

    static Metric histogram(String name) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit("s")
                .setHistogram(Histogram.newBuilder()
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                        .addDataPoints(HistogramDataPoint.newBuilder()
                                .setTimeUnixNano(TIME_NS)
                                .setStartTimeUnixNano(START_NS)
                                .setCount(7)
                                .setSum(3.5)
                                .addBucketCounts(7)
                                .addBucketCounts(0)
                                .addExplicitBounds(1)))
                .build();
    }

    static Metric exponentialHistogram(String name) {
        return Metric.newBuilder()
                .setName(name)
                .setExponentialHistogram(ExponentialHistogram.newBuilder()
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                        .addDataPoints(ExponentialHistogramDataPoint.newBuilder()
                                .setTimeUnixNano(TIME_NS)
                                .setCount(9)))
                .build();
    }

    static Metric summary(String name) {
        return Metric.newBuilder()
                .setName(name)
                .setSummary(Summary.newBuilder()
                        .addDataPoints(SummaryDataPoint.newBuilder()
                                .setTimeUnixNano(TIME_NS)
                                .setCount(4)
                                .setSum(8)))
                .build();
    }
}
