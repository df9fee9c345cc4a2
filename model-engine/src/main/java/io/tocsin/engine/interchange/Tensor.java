package io.tocsin.engine.interchange;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers with a shape, the last axis running fastest.
 *
 * <p>Thread-safe; nobody writes to the array.
 *
 * @param shape length of each axis, at least 0
 * @param values as many as the product of the shape
 */
public record Tensor(List<Integer> shape, float[] values) {

    public Tensor {
        shape = List.copyOf(shape);
        long needed = 1;
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("must be at least 0: shape=" + shape);
            }
            needed = Math.multiplyExact(needed, length);
        }
        if (values.length != needed) {
            throw new IllegalArgumentException("wrong length: values=" + values.length + " shape=" + shape);
        }
    }

    /** A matrix of rows of one length. */
    public static Tensor matrix(float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return new Tensor(List.of(rows.length, columns), values);
    }

    public static Tensor vector(float... values) {
        return new Tensor(List.of(values.length), values.clone());
    }

    /**
     * Asks every number.
     *
     * @throws UnusableFileException if one is not finite
     */
    void requireFinite(String name) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new UnusableFileException("must be finite: " + name + "[" + i + "]=" + values[i]);
            }
        }
    }

    /** The matrix with its axes exchanged. */
    Tensor transposed() {
        int rows = shape.get(0);
        int columns = shape.get(1);
        float[] turned = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            turned[k % columns * rows + k / columns] = values[k];
        }
        return new Tensor(List.of(columns, rows), turned);
    }

    /** Element {@code [i][j]} of a matrix. */
    float at(int i, int j) {
        return values[i * shape.get(1) + j];
    }

    /** Matrix {@code index} of a stack of them. */
    Tensor slice(int index) {
        int length = values.length / shape.get(0);
        return new Tensor(
                shape.subList(1, shape.size()), Arrays.copyOfRange(values, index * length, (index + 1) * length));
    }
}
