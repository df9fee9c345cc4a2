package io.tocsin.format.influx;

import io.tocsin.format.LeftOutListener;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.PointCollector;
import io.tocsin.format.PointDecoder;
import io.tocsin.format.PointLimits;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * InfluxDB's line protocol: any number of lines {@code measurement,tag=value field=1,other=2i 1556813561098000000}, blank ones and comments among
 * them. Numbers and truth values become points, texts are left out, and so are lines without a time. One line that is malformed makes the record
 * undecodable.
 *
 * <p>Thread-safe.
 */
public final class LineProtocolDecoder implements PointDecoder {
    private final PointLimits limits;
    private final LeftOutListener listener;
    private final TimeUnit timestampUnit;

    /** {@code timestampUnit} is what the sender writes, nanoseconds unless it was told otherwise; it does not show in the record. */
    public LineProtocolDecoder(PointLimits limits, LeftOutListener listener, TimeUnit timestampUnit) {
        this.limits = limits;
        this.listener = listener;
        this.timestampUnit = timestampUnit;
    }

    @Override
    public List<MetricPoint> decode(byte[] record) {
        limits.checkBytes(record.length);
        LineReader reader = new LineReader(text(record));
        PointCollector points = new PointCollector(limits, listener);
        reader.skip(" \t\r\n");
        while (!reader.isAtEnd()) {
            if (reader.peek() == '#') {
                reader.skipLine();
            } else {
                new Line(reader, points, timestampUnit).read();
            }
            reader.skip(" \t\r\n");
        }
        return points.points();
    }

    private static String text(byte[] record) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UndecodableRecordException("record must be UTF-8: bytes=" + record.length, e);
        }
    }
}
