package io.tocsin.engine.kernel;

/**
 * Plain Java; the reference for every other implementation.
 *
 * <p>Thread-safe.
 */
public final class ScalarKernels implements Kernels {
    static final ScalarKernels INSTANCE = new ScalarKernels();

    /** Where rows of a longer array are copied to: the JIT vectorises a loop only when all arrays in it are read at the same index. */
    private static final ThreadLocal<float[][]> FOUR_ROWS = ThreadLocal.withInitial(() -> new float[4][0]);

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
        float[][] four = FOUR_ROWS.get();
        if (four[0].length < columns) {
            four = new float[4][columns];
            FOUR_ROWS.set(four);
        }
        int b = 0;
        for (; b + 4 <= batch; b += 4) {
            for (int k = 0; k < 4; k++) {
                System.arraycopy(d, dOffset + (b + k) * columns, four[k], 0, columns);
            }
            for (int i = 0; i < rows; i++) {
                addFourScaled(x, xOffset + b * xStride + i, xStride, four, columns, sums[firstRow + i]);
            }
        }
        for (; b < batch; b++) {
            System.arraycopy(d, dOffset + b * columns, four[0], 0, columns);
            for (int i = 0; i < rows; i++) {
                addScaled(x[xOffset + b * xStride + i], four[0], columns, sums[firstRow + i]);
            }
        }
    }

    private static void addFourScaled(float[] x, int from, int stride, float[][] rows, int columns, float[] sum) {
        float x0 = x[from];
        float x1 = x[from + stride];
        float x2 = x[from + 2 * stride];
        float x3 = x[from + 3 * stride];
        float[] row0 = rows[0];
        float[] row1 = rows[1];
        float[] row2 = rows[2];
        float[] row3 = rows[3];
        for (int j = 0; j < columns; j++) {
            sum[j] = sum[j] + x0 * row0[j] + x1 * row1[j] + x2 * row2[j] + x3 * row3[j];
        }
    }

    private static void addScaled(float factor, float[] row, int columns, float[] sum) {
        for (int j = 0; j < columns; j++) {
            sum[j] += factor * row[j];
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
