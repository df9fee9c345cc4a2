package io.tocsin.engine.network;

/** The shape rules of the network's arrays. Thread-safe. */
final class Shapes {
    private Shapes() {}

    static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("must be at least 1: " + name + "=" + value);
        }
    }

    static void requireSame(String name, int actual, int needed) {
        if (actual != needed) {
            throw new IllegalArgumentException("wrong shape: " + name + "=" + actual + ", needs " + needed);
        }
    }

    static void requireLength(String name, float[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(
                    "wrong length: " + name + " has " + values.length + " values, needs " + length);
        }
        for (int i = 0; i < length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("must be finite: " + name + "[" + i + "]=" + values[i]);
            }
        }
    }

    static void requireMatrix(String name, float[][] rows, int rowCount, int columns) {
        if (rows.length != rowCount) {
            throw new IllegalArgumentException(
                    "wrong shape: " + name + " has " + rows.length + " rows, needs " + rowCount);
        }
        for (int i = 0; i < rowCount; i++) {
            requireLength(name + "[" + i + "]", rows[i], columns);
        }
    }
}
