package io.tocsin.engine.kernel;

import java.util.SplittableRandom;

/**
 * Compares two implementations on a few small cases around the ends of vectors: a JIT or a processor that computes something else must not judge.
 *
 * <p>Thread-safe.
 */
final class KernelCheck {
    private static final float TOLERANCE = 1e-5f;
    private static final int[] COLUMNS = {1, 3, 16, 17, 64, 70, 133};
    private static final int ROWS = 9;
    private static final int BATCH = 7;

    private KernelCheck() {}

    /**
     * Runs both.
     *
     * @throws IllegalStateException if a number differs
     */
    static void compare(Kernels reference, Kernels other) {
        for (int columns : COLUMNS) {
            requireSame("products", columns, products(reference, columns), products(other, columns));
            requireSame("outer products", columns, outer(reference, columns), outer(other, columns));
            requireSame("sigmoid and tanh", columns, squashed(reference, columns), squashed(other, columns));
        }
    }

    private static float[] products(Kernels kernels, int columns) {
        Matrix matrix = kernels.matrix(ROWS, columns);
        float[][] weights = new float[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            weights[i] = random(columns, i);
        }
        matrix.load(weights, 0);
        float[] out = random(BATCH * columns, 99);
        matrix.addProducts(BATCH, random(BATCH * ROWS, 7), 0, ROWS, out, 0);
        return out;
    }

    private static float[] outer(Kernels kernels, int columns) {
        float[][] sums = new float[ROWS][columns];
        kernels.addOuterProducts(
                BATCH, random(BATCH * ROWS, 3), 0, ROWS, ROWS, random(BATCH * columns, 4), 0, columns, sums, 0);
        float[] all = new float[ROWS * columns];
        for (int i = 0; i < ROWS; i++) {
            System.arraycopy(sums[i], 0, all, i * columns, columns);
        }
        return all;
    }

    private static float[] squashed(Kernels kernels, int columns) {
        float[] values = random(2 * columns, 5);
        kernels.sigmoid(values, 0, columns);
        kernels.tanh(values, columns, 2 * columns);
        return values;
    }

    private static float[] random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextDouble(-3, 3);
        }
        return values;
    }

    private static void requireSame(String what, int columns, float[] expected, float[] actual) {
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(expected[i] - actual[i]) <= TOLERANCE * Math.max(1, Math.abs(expected[i])))) {
                throw new IllegalStateException("self-check of the simd kernels failed: " + what + " columns=" + columns
                        + " index=" + i + " actual=" + actual[i] + " expected=" + expected[i]);
            }
        }
    }
}
