package io.tocsin.format.prometheus;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.xerial.snappy.Snappy;

/** A message field by field, by the numbers of Prometheus' .proto files. Confined to one thread. */
final class ProtobufMessage {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream output = CodedOutputStream.newInstance(bytes);

    /** One field. */
    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    ProtobufMessage text(int field, String value) {
        return write(() -> output.writeString(field, value));
    }

    ProtobufMessage number(int field, long value) {
        return write(() -> output.writeUInt64(field, value));
    }

    ProtobufMessage real(int field, double value) {
        return write(() -> output.writeDouble(field, value));
    }

    /** A NaN by its bits. */
    ProtobufMessage bits(int field, long value) {
        return write(() -> output.writeFixed64(field, value));
    }

    ProtobufMessage message(int field, ProtobufMessage value) {
        return write(() -> output.writeBytes(field, ByteString.copyFrom(value.bytes())));
    }

    ProtobufMessage packed(int field, int... values) {
        ProtobufMessage inner = new ProtobufMessage();
        for (int value : values) {
            inner.write(() -> inner.output.writeUInt32NoTag(value));
        }
        return message(field, inner);
    }

    byte[] bytes() {
        write(output::flush);
        return bytes.toByteArray();
    }

    byte[] snappy() {
        try {
            return Snappy.compress(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProtobufMessage write(Write field) {
        try {
            field.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
