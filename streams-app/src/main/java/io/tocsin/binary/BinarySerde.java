package io.tocsin.binary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A serde for what stays in a store and its change-log: a format byte, then fields in a fixed order. Smaller and quicker than a contract that the
 * schema registry must know, and nobody but the step itself reads it.
 *
 * <p>It writes one format; a subclass that still reads the one before it overrides {@link #readOlder}. Subclasses keep no state. Thread-safe then.
 */
public abstract class BinarySerde<T> implements Serde<T> {
    private final int format;
    private final @Nullable KnownBytes<T> known;

    /** Writes this format, and reads no other unless {@link #readOlder} does; 1 to 127. */
    protected BinarySerde(int format) {
        this.format = format;
        this.known = null;
    }

    /** The same for values of which many are equal: what was read already is not read again. */
    protected BinarySerde(int format, KnownBytes<T> known) {
        this.format = format;
        this.known = known;
    }

    protected abstract void write(T value, DataOutputStream out) throws IOException;

    protected abstract T read(DataInputStream in) throws IOException;

    /** Reads what an earlier version wrote in format {@code found}; null where it does not know that either, and then the state is refused. */
    protected @Nullable T readOlder(int found, DataInputStream in) throws IOException {
        return null;
    }

    @Override
    public final Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : toBytes(value);
    }

    @Override
    public final Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : known(topic, bytes);
    }

    private @Nullable T known(String topic, byte[] bytes) {
        return known == null ? fromBytes(topic, bytes) : known.get(bytes, () -> fromBytes(topic, bytes));
    }

    private byte[] toBytes(T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(format);
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private T fromBytes(String topic, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int found = in.readByte();
            T value = found == format ? read(in) : readOlder(found, in);
            if (value == null) {
                throw new UnreadableStateException("unknown format of stored state: store=" + topic + " format=" + found
                        + " known=" + format + "; it was written by another version");
            }
            return value;
        } catch (IOException e) {
            throw new UnreadableStateException(
                    "stored state is truncated: store=" + topic + " bytes=" + bytes.length, e);
        }
    }
}
