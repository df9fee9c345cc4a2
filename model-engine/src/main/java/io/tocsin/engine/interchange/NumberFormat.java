package io.tocsin.engine.interchange;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How a file keeps a real number. All are read as 32-bit floats; what is too large for one becomes infinite.
 *
 * <p>Thread-safe.
 */
enum NumberFormat {
    F32(Float.BYTES) {
        @Override
        float read(ByteBuffer data) {
            return data.getFloat();
        }
    },
    F64(Double.BYTES) {
        @Override
        float read(ByteBuffer data) {
            return (float) data.getDouble();
        }
    },
    /** IEEE 754 half: 5 bits of exponent, 10 of fraction. */
    F16(Short.BYTES) {
        @Override
        float read(ByteBuffer data) {
            return ofHalf(data.getShort());
        }
    },
    /** The upper half of a 32-bit float. */
    BF16(Short.BYTES) {
        @Override
        float read(ByteBuffer data) {
            return Float.intBitsToFloat(data.getShort() << 16);
        }
    };

    private final int bytes;

    NumberFormat(int bytes) {
        this.bytes = bytes;
    }

    /** The format of that name, null if there is none. */
    static @Nullable NumberFormat find(String name) {
        for (NumberFormat format : values()) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        return null;
    }

    int bytes() {
        return bytes;
    }

    /** The next number of {@code data}. */
    abstract float read(ByteBuffer data);

    /** The next {@code count} numbers, which must be there. */
    float[] read(ByteBuffer data, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = read(data);
        }
        return values;
    }

    static float ofHalf(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) fraction, -24);
        } else {
            magnitude = Math.scalb((float) (fraction | 0x400), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
