package io.tocsin.format.otlp;

import io.opentelemetry.proto.metrics.v1.MetricsData;
import io.tocsin.format.JsonRecord;
import io.tocsin.format.LeftOutListener;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.PointDecoder;
import io.tocsin.format.PointLimits;
import java.util.List;

/**
 * OTLP metrics as JSON: one document a record, the same points as of protobuf.
 *
 * <p>Thread-safe.
 */
public final class OtlpJsonDecoder implements PointDecoder {
    private final PointLimits limits;
    private final LeftOutListener listener;
    private final JsonRecord json;
    private final OtlpJsonMessages messages = new OtlpJsonMessages(MetricsData.getDescriptor());

    public OtlpJsonDecoder(PointLimits limits, LeftOutListener listener) {
        this.limits = limits;
        this.listener = listener;
        this.json = new JsonRecord(limits);
    }

    @Override
    public List<MetricPoint> decode(byte[] record) {
        MetricsData.Builder metrics = MetricsData.newBuilder();
        messages.fill(metrics, json.read(record));
        return new OtlpPoints(limits, listener).of(metrics.build());
    }
}
