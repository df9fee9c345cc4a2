package io.tocsin.format.otlp;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is taken of a data point of a histogram, an exponential histogram or a summary.
 *
 * <p>Thread-safe.
 *
 * @param sum empty where negative values were measured, too: it could fall then
 */
record OtlpDistribution(List<KeyValue> attributes, OtlpMoment moment, double count, OptionalDouble sum) {
    private static final double TWO_TO_THE_64 = 0x1p64;

    static OtlpDistribution of(HistogramDataPoint point) {
        return new OtlpDistribution(
                point.getAttributesList(),
                OtlpMoment.of(point.getStartTimeUnixNano(), point.getTimeUnixNano(), point.getFlags()),
                unsigned(point.getCount()),
                point.hasSum() ? OptionalDouble.of(point.getSum()) : OptionalDouble.empty());
    }

    static OtlpDistribution of(ExponentialHistogramDataPoint point) {
        return new OtlpDistribution(
                point.getAttributesList(),
                OtlpMoment.of(point.getStartTimeUnixNano(), point.getTimeUnixNano(), point.getFlags()),
                unsigned(point.getCount()),
                point.hasSum() ? OptionalDouble.of(point.getSum()) : OptionalDouble.empty());
    }

    static OtlpDistribution of(SummaryDataPoint point) {
        return new OtlpDistribution(
                point.getAttributesList(),
                OtlpMoment.of(point.getStartTimeUnixNano(), point.getTimeUnixNano(), point.getFlags()),
                unsigned(point.getCount()),
                OptionalDouble.of(point.getSum()));
    }

    private static double unsigned(long count) {
        return count >= 0 ? (double) count : count + TWO_TO_THE_64;
    }
}
