package io.tocsin.format.otlp;

import io.opentelemetry.proto.metrics.v1.MetricsData;
import io.tocsin.format.LeftOutListener;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.PointDecoder;
import io.tocsin.format.PointLimits;
import io.tocsin.format.ProtobufRecord;
import java.util.List;

/**
 * OTLP metrics as protobuf; {@link OtlpPoints} says what becomes of them. An empty record is a proper one without points.
 *
 * <p>Thread-safe.
 */
public final class OtlpProtobufDecoder implements PointDecoder {
    private final PointLimits limits;
    private final LeftOutListener listener;
    private final ProtobufRecord<MetricsData> records;

    public OtlpProtobufDecoder(PointLimits limits, LeftOutListener listener) {
        this.limits = limits;
        this.listener = listener;
        this.records = new ProtobufRecord<>("OTLP metrics as protobuf", MetricsData.getDefaultInstance(), limits);
    }

    @Override
    public List<MetricPoint> decode(byte[] record) {
        limits.checkBytes(record.length);
        return new OtlpPoints(limits, listener).of(records.read(record));
    }
}
