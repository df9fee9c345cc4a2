package io.tocsin.engine.kernel;

/**
 * Plain Java; the reference for every other implementation.
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
    public int lanes() {
        return 1;
    }

    @Override
    public Matrix matrix(int rows, int columns) {
        return new ScalarMatrix(rows, columns);
    }

    @Override
    public void addOuterProducts(
            int batch,
            float[] x,
            int xOffset,
            int xStride,
            int rows,
            float[] d,
            int dOffset,
            int columns,
            float[][] sums,
            int firstRow) {
        for (int i = 0; i < rows; i++) {
            for (int b = 0; b < batch; b++) {
                addScaled(x[xOffset + b * xStride + i], d, dOffset + b * columns, columns, sums[firstRow + i]);
            }
        }
    }

    private static void addScaled(float factor, float[] d, int from, int count, float[] sum) {
        for (int j = 0; j < count; j++) {
            sum[j] += factor * d[from + j];
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

    @Override
    public void advanceCell(
            float[] gates, int at, int hidden, float[] state, int c, int next, float[] activation, int activationAt) {
        for (int k = 0; k < hidden; k++) {
            float value = gates[at + hidden + k] * state[c + k] + gates[at + k] * gates[at + 3 * hidden + k];
            state[next + k] = value;
            activation[activationAt + k] = value;
        }
    }

    @Override
    public void multiply(float[] a, int aAt, float[] b, int bAt, float[] out, int outAt, int count) {
        for (int k = 0; k < count; k++) {
            out[outAt + k] = a[aAt + k] * b[bAt + k];
        }
    }
}
