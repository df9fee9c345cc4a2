package io.tocsin.format.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.metrics.v1.MetricsData;
import io.tocsin.format.LeftOutListener;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.PointDecoder;
import io.tocsin.format.PointLimits;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.IOException;
import java.util.List;

/**
 * OTLP metrics as protobuf; {@link OtlpPoints} says what becomes of them. An empty record is a proper one without points.
 *
 * <p>Thread-safe.
 */
public final class OtlpProtobufDecoder implements PointDecoder {
    /** Metrics lie eight messages deep; what goes on from there are attributes of attributes. */
    private static final int DEPTH_MAX = 32;

    private final PointLimits limits;
    private final LeftOutListener listener;

    public OtlpProtobufDecoder(PointLimits limits, LeftOutListener listener) {
        this.limits = limits;
        this.listener = listener;
    }

    @Override
    public List<MetricPoint> decode(byte[] record) {
        limits.checkBytes(record.length);
        return new OtlpPoints(limits, listener).of(parse(record));
    }

    private static MetricsData parse(byte[] record) {
        CodedInputStream input = CodedInputStream.newInstance(record);
        input.setRecursionLimit(DEPTH_MAX);
        try {
            MetricsData metrics = MetricsData.parseFrom(input);
            input.checkLastTagWas(0);
            return metrics;
        } catch (InvalidProtocolBufferException e) {
            throw new UndecodableRecordException(
                    "record must be OTLP metrics as protobuf: offset=" + input.getTotalBytesRead() + " bytes="
                            + record.length + " reason=" + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new UndecodableRecordException("record must be OTLP metrics as protobuf: bytes=" + record.length, e);
        }
    }
}
