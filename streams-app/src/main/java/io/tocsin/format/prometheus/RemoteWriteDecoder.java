package io.tocsin.format.prometheus;

import com.google.protobuf.CodedInputStream;
import io.tocsin.format.LeftOutListener;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.PointCollector;
import io.tocsin.format.PointDecoder;
import io.tocsin.format.PointLimits;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.IOException;
import java.util.List;

/**
 * The body of a Prometheus remote-write request: a block of snappy with protobuf of version 1.0 or 2.0. Which one it is shows in the bytes: 2.0 uses
 * none of the field numbers of 1.0, so that nobody takes one for the other.
 *
 * <p>The few fields that are needed are read in place by their numbers. Classes generated of the project's .proto files are not on Maven Central, and
 * would make objects of every bucket first.
 *
 * <p>Thread-safe.
 */
public final class RemoteWriteDecoder implements PointDecoder {
    private final PointLimits limits;
    private final LeftOutListener listener;

    public RemoteWriteDecoder(PointLimits limits, LeftOutListener listener) {
        this.limits = limits;
        this.listener = listener;
    }

    @Override
    public List<MetricPoint> decode(byte[] record) {
        byte[] request = SnappyBlock.unpack(record, limits);
        PointCollector collector = new PointCollector(limits, listener);
        PrometheusPoints points = new PrometheusPoints(collector);
        try {
            if (isSymbolized(request)) {
                new SymbolizedRequestReader(request, limits).read(points::take);
            } else {
                new RequestReader(request, limits).read(points::take);
            }
        } catch (IOException e) {
            throw new UndecodableRecordException(
                    "record must be a remote-write request: bytes=" + request.length + " reason=" + e.getMessage(), e);
        }
        return collector.points();
    }

    private static boolean isSymbolized(byte[] request) throws IOException {
        int first = CodedInputStream.newInstance(request).readTag();
        return first == SymbolizedRequestReader.SYMBOLS || first == SymbolizedRequestReader.SERIES;
    }
}
