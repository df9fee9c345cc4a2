package io.tocsin.format.prometheus;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.tocsin.format.LeftOutListener;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.PointCollector;
import io.tocsin.format.PointDecoder;
import io.tocsin.format.PointLimits;
import io.tocsin.format.ProtobufRecord;
import io.tocsin.format.prometheus.wire.Request;
import io.tocsin.format.prometheus.wire.WriteRequest;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.IOException;
import java.util.List;

/**
 * The body of a Prometheus remote-write request: a block of snappy with protobuf of version 1.0 or 2.0. Which one it is shows in the bytes: 2.0 uses
 * none of the field numbers of 1.0, so that nobody takes one for the other.
 *
 * <p>Thread-safe.
 */
public final class RemoteWriteDecoder implements PointDecoder {
    private static final String WHAT = "a remote-write request";

    private final PointLimits limits;
    private final LeftOutListener listener;
    private final ProtobufRecord<WriteRequest> requests;
    private final ProtobufRecord<Request> symbolizedRequests;

    public RemoteWriteDecoder(PointLimits limits, LeftOutListener listener) {
        this.limits = limits;
        this.listener = listener;
        this.requests = new ProtobufRecord<>(WHAT, WriteRequest.getDefaultInstance(), limits);
        this.symbolizedRequests = new ProtobufRecord<>(WHAT, Request.getDefaultInstance(), limits);
    }

    @Override
    public List<MetricPoint> decode(byte[] record) {
        byte[] request = SnappyBlock.unpack(record, limits);
        PointCollector collector = new PointCollector(limits, listener);
        PrometheusPoints points = new PrometheusPoints(collector);
        if (isSymbolized(request)) {
            new SymbolizedRequestSeries(points, limits).take(symbolizedRequests.read(request));
        } else {
            new RequestSeries(points, limits).take(requests.read(request));
        }
        return collector.points();
    }

    private static boolean isSymbolized(byte[] request) {
        try {
            int first = WireFormat.getTagFieldNumber(
                    CodedInputStream.newInstance(request).readTag());
            return first == Request.SYMBOLS_FIELD_NUMBER || first == Request.TIMESERIES_FIELD_NUMBER;
        } catch (IOException e) {
            throw new UndecodableRecordException(
                    "record must be " + WHAT + ": bytes=" + request.length + " reason=" + e.getMessage(), e);
        }
    }
}
