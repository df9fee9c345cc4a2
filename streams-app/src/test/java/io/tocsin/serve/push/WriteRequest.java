package io.tocsin.serve.push;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.xerial.snappy.Snappy;

/** Bodies of remote-write, by the numbers of Prometheus' .proto files. Thread-safe. */
public final class WriteRequest {
    private WriteRequest() {}

    @FunctionalInterface
    private interface Fields {
        void write(CodedOutputStream output) throws IOException;
    }

    /** So many gauges of one instance at one moment. */
    public static byte[] version1(String instance, long timeMs, int gauges) {
        return snappy(message(request -> {
            for (int i = 0; i < gauges; i++) {
                String name = "shop_gauge_" + i;
                int value = i;
                request.writeByteArray(1, message(series -> {
                    series.writeByteArray(1, label("__name__", name));
                    series.writeByteArray(1, label("instance", instance));
                    series.writeByteArray(2, sample(value, timeMs));
                }));
            }
        }));
    }

    /** One gauge with a value, one with another NaN than Prometheus' marker, and one native histogram. */
    static byte[] version2(String instance, long timeMs) {
        String[] symbols = {"", "__name__", "shop_queue", "instance", instance, "shop_odd", "shop_seconds"};
        return snappy(message(request -> {
            for (String symbol : symbols) {
                request.writeString(4, symbol);
            }
            request.writeByteArray(5, message(series -> {
                labels(series, 1, 2, 3, 4);
                series.writeByteArray(2, sample(7, timeMs));
            }));
            request.writeByteArray(5, message(series -> {
                labels(series, 1, 5, 3, 4);
                series.writeByteArray(2, sample(Double.NaN, timeMs));
            }));
            request.writeByteArray(5, message(series -> {
                labels(series, 1, 6, 3, 4);
                series.writeByteArray(3, message(histogram -> {
                    histogram.writeUInt64(1, 4);
                    histogram.writeDouble(3, 1.5);
                    histogram.writeInt64(15, timeMs);
                }));
            }));
        }));
    }

    /** Claims to be so many bytes when it is unpacked, and nearly is. */
    static byte[] bomb(int bytes) {
        return snappy(new byte[bytes]);
    }

    private static void labels(CodedOutputStream series, int... references) throws IOException {
        byte[] packed = message(labels -> {
            for (int reference : references) {
                labels.writeUInt32NoTag(reference);
            }
        });
        series.writeByteArray(1, packed);
    }

    private static byte[] label(String name, String value) {
        return message(label -> {
            label.writeString(1, name);
            label.writeString(2, value);
        });
    }

    private static byte[] sample(double value, long timeMs) {
        return message(sample -> {
            sample.writeDouble(1, value);
            sample.writeInt64(2, timeMs);
        });
    }

    private static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(output);
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] snappy(byte[] bytes) {
        try {
            return Snappy.compress(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
