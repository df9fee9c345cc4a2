package io.tocsin.window;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One tick as it lies in its slot: the tick's number, then a value a column, NaN where missing.
 *
 * <p>Thread-safe; nobody writes to the array.
 */
record WindowRow(long tick, float[] values) {

    byte[] toBytes() {
        ByteBuffer buffer =
                ByteBuffer.allocate(Long.BYTES + Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(tick).asFloatBuffer().put(values);
        return buffer.array();
    }

    /** The tick's number alone. */
    static long tickOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    static WindowRow fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long tick = buffer.getLong();
        float[] values = new float[buffer.remaining() / Float.BYTES];
        buffer.asFloatBuffer().get(values);
        return new WindowRow(tick, values);
    }
}
