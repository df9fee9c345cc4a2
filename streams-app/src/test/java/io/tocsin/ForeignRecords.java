package io.tocsin;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.xerial.snappy.Snappy;

/** Records as others write them. Thread-safe. */
final class ForeignRecords {
    private ForeignRecords() {}

    /** One record of OTLP with the metrics of one host. */
    static byte[] otlp(String host, Metric... metrics) {
        return MetricsData.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(Resource.newBuilder().addAttributes(label("host.name", host)))
                        .addScopeMetrics(ScopeMetrics.newBuilder().addAllMetrics(List.of(metrics))))
                .build()
                .toByteArray();
    }

    static Metric gauge(String name, String unit, Instant time, double value) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit(unit)
                .setGauge(Gauge.newBuilder()
                        .addDataPoints(NumberDataPoint.newBuilder()
                                .setTimeUnixNano(nanos(time))
                                .setAsDouble(value)))
                .build();
    }

    /** A counter that counts since the epoch's second 1, for one device and direction. */
    static Metric counter(String name, String device, String direction, Instant time, double value) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit("By")
                .setSum(Sum.newBuilder()
                        .setIsMonotonic(true)
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                        .addDataPoints(NumberDataPoint.newBuilder()
                                .addAttributes(label("device", device))
                                .addAttributes(label("direction", direction))
                                .setStartTimeUnixNano(TimeUnit.SECONDS.toNanos(1))
                                .setTimeUnixNano(nanos(time))
                                .setAsDouble(value)))
                .build();
    }

    /** One series with one value of Prometheus' remote write 1.0, labels as name, value, name, value. */
    static byte[] remoteWrite(Instant time, double value, String... labels) {
        byte[] sample = message(output -> {
            output.writeDouble(1, value);
            output.writeInt64(2, time.toEpochMilli());
        });
        byte[] series = message(output -> {
            for (int i = 0; i < labels.length; i += 2) {
                String name = labels[i];
                String text = labels[i + 1];
                output.writeBytes(1, ByteString.copyFrom(message(label -> {
                    label.writeString(1, name);
                    label.writeString(2, text);
                })));
            }
            output.writeBytes(2, ByteString.copyFrom(sample));
        });
        try {
            return Snappy.compress(message(output -> output.writeBytes(1, ByteString.copyFrom(series))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void to(CodedOutputStream output) throws IOException;
    }

    private static byte[] message(Writing fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        try {
            fields.to(output);
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static KeyValue label(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static long nanos(Instant time) {
        return TimeUnit.MILLISECONDS.toNanos(time.toEpochMilli());
    }
}
