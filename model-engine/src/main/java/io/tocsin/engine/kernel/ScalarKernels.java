package io.tocsin.engine.kernel;

/**
 * Plain Java, in the shape that the JIT vectorises by itself: four rows a pass, one index for all arrays.
 *
 * <p>Thread-safe.
 */
public final class ScalarKernels implements Kernels {
    static final ScalarKernels INSTANCE = new ScalarKernels();

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void addProduct(float[] x, int count, float[][] rows, int firstRow, float[] out) {
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            addFourRows(x, i, rows, firstRow + i, out);
        }
        for (; i < count; i++) {
            addScaled(rows[firstRow + i], x[i], out);
        }
    }

    private static void addFourRows(float[] x, int i, float[][] rows, int row, float[] out) {
        float x0 = x[i];
        float x1 = x[i + 1];
        float x2 = x[i + 2];
        float x3 = x[i + 3];
        float[] w0 = rows[row];
        float[] w1 = rows[row + 1];
        float[] w2 = rows[row + 2];
        float[] w3 = rows[row + 3];
        for (int j = 0; j < out.length; j++) {
            out[j] += x0 * w0[j] + x1 * w1[j] + x2 * w2[j] + x3 * w3[j];
        }
    }

    private static void addScaled(float[] row, float factor, float[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] += factor * row[j];
        }
    }

    @Override
    public void addOuterProduct(float[] x, int count, float[] d, float[][] rows, int firstRow) {
        for (int i = 0; i < count; i++) {
            addScaled(d, x[i], rows[firstRow + i]);
        }
    }

    @Override
    public void sigmoid(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = Activations.sigmoid(values[i]);
        }
    }

    @Override
    public void tanh(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = Activations.tanh(values[i]);
        }
    }
}
