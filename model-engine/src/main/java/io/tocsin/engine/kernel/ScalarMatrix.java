package io.tocsin.engine.kernel;

/**
 * Plain Java, in the shape that the JIT vectorises by itself: an array a row, four rows a pass, one index for all arrays. The sums are made in an
 * array of their own, as the JIT gives up where an array is read at an offset.
 *
 * <p>Thread-safe while nobody calls {@link #load}.
 */
final class ScalarMatrix implements Matrix {
    private final int columns;
    private final float[][] weights;
    private final ThreadLocal<float[]> scratch;

    ScalarMatrix(int rows, int columns) {
        this.columns = columns;
        this.weights = new float[rows][columns];
        this.scratch = ThreadLocal.withInitial(() -> new float[columns]);
    }

    @Override
    public int rows() {
        return weights.length;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public void load(float[][] source, int firstRow) {
        for (int i = 0; i < weights.length; i++) {
            System.arraycopy(source[firstRow + i], 0, weights[i], 0, columns);
        }
    }

    @Override
    public void loadTransposed(float[][] source, int firstRow) {
        for (int j = 0; j < columns; j++) {
            float[] row = source[firstRow + j];
            for (int i = 0; i < weights.length; i++) {
                weights[i][j] = row[i];
            }
        }
    }

    @Override
    public void addProduct(float[] x, int xOffset, float[] out, int outOffset) {
        float[] sums = outOffset == 0 && out.length == columns ? out : scratch.get();
        if (sums != out) {
            System.arraycopy(out, outOffset, sums, 0, columns);
        }
        int i = 0;
        for (; i + 4 <= weights.length; i += 4) {
            addFourRows(x, xOffset + i, i, sums);
        }
        for (; i < weights.length; i++) {
            addRow(x[xOffset + i], weights[i], sums);
        }
        if (sums != out) {
            System.arraycopy(sums, 0, out, outOffset, columns);
        }
    }

    private void addFourRows(float[] x, int from, int row, float[] sums) {
        float x0 = x[from];
        float x1 = x[from + 1];
        float x2 = x[from + 2];
        float x3 = x[from + 3];
        float[] w0 = weights[row];
        float[] w1 = weights[row + 1];
        float[] w2 = weights[row + 2];
        float[] w3 = weights[row + 3];
        for (int j = 0; j < sums.length; j++) {
            sums[j] = sums[j] + x0 * w0[j] + x1 * w1[j] + x2 * w2[j] + x3 * w3[j];
        }
    }

    private static void addRow(float factor, float[] row, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * row[j];
        }
    }

    @Override
    public void addProducts(int batch, float[] x, int xOffset, int xStride, float[] out, int outOffset) {
        for (int b = 0; b < batch; b++) {
            addProduct(x, xOffset + b * xStride, out, outOffset + b * columns);
        }
    }
}
