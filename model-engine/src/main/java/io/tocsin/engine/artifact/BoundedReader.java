package io.tocsin.engine.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads primitives from bytes that nobody vouches for: never beyond the end, never allocating by an unchecked size.
 *
 * <p>Confined to one thread.
 */
final class BoundedReader {
    private final ByteBuffer buffer;

    BoundedReader(byte[] bytes, int length) {
        this.buffer = ByteBuffer.wrap(bytes, 0, length);
    }

    int offset() {
        return buffer.position();
    }

    int remaining() {
        return buffer.remaining();
    }

    private void require(long bytes, String what) {
        if (bytes > buffer.remaining()) {
            throw malformed("truncated " + what + ", needs " + bytes + " bytes, has " + buffer.remaining());
        }
    }

    MalformedArtifactException malformed(String reason) {
        return new MalformedArtifactException(reason, buffer.position());
    }

    int intValue(String what) {
        require(Integer.BYTES, what);
        return buffer.getInt();
    }

    short shortValue(String what) {
        require(Short.BYTES, what);
        return buffer.getShort();
    }

    long longValue(String what) {
        require(Long.BYTES, what);
        return buffer.getLong();
    }

    float floatValue(String what) {
        require(Float.BYTES, what);
        return buffer.getFloat();
    }

    int byteValue(String what) {
        require(1, what);
        return buffer.get() & 0xff;
    }

    boolean booleanValue(String what) {
        int value = byteValue(what);
        if (value > 1) {
            throw malformed("must be 0 or 1, " + what + "=" + value);
        }
        return value == 1;
    }

    /** A length within {@code [0, max]}. */
    int length(String what, int max) {
        int value = intValue(what);
        if (value < 0 || value > max) {
            throw malformed("must be 0 to " + max + ", " + what + "=" + value);
        }
        return value;
    }

    /** Fills {@code target}. */
    void floats(float[] target, String what) {
        require((long) Float.BYTES * target.length, what);
        buffer.asFloatBuffer().get(target);
        buffer.position(buffer.position() + Float.BYTES * target.length);
    }

    /** An array that must have {@code length} elements. */
    float[] floats(int length, String what) {
        int actual = intValue(what);
        if (actual != length) {
            throw malformed("wrong length, " + what + "=" + actual + " needs " + length);
        }
        require((long) Float.BYTES * length, what);
        float[] values = new float[length];
        floats(values, what);
        return values;
    }

    String string(String what) {
        int length = shortValue(what) & 0xffff;
        if (length > ArtifactFormat.MAX_STRING_BYTES) {
            throw malformed("must be at most " + ArtifactFormat.MAX_STRING_BYTES + " bytes, " + what + "=" + length);
        }
        require(length, what);
        ByteBuffer slice = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedArtifactException(what + " is not UTF-8", buffer.position() - length, e);
        }
    }
}
