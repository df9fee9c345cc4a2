package io.tocsin.engine.kernel;

/**
 * Plain Java, in the shape that the JIT vectorises by itself: an array a row, four rows a pass, one index for all arrays.
 *
 * <p>Thread-safe while nobody calls {@link #load}.
 */
final class ScalarMatrix implements Matrix {
    private final int columns;
    private final float[][] weights;

    ScalarMatrix(int rows, int columns) {
        this.columns = columns;
        this.weights = new float[rows][columns];
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
        int i = 0;
        for (; i + 4 <= weights.length; i += 4) {
            addFourRows(x, xOffset + i, i, out, outOffset);
        }
        for (; i < weights.length; i++) {
            addRow(x[xOffset + i], weights[i], out, outOffset);
        }
    }

    private void addFourRows(float[] x, int from, int row, float[] out, int outOffset) {
        float x0 = x[from];
        float x1 = x[from + 1];
        float x2 = x[from + 2];
        float x3 = x[from + 3];
        float[] w0 = weights[row];
        float[] w1 = weights[row + 1];
        float[] w2 = weights[row + 2];
        float[] w3 = weights[row + 3];
        for (int j = 0; j < columns; j++) {
            out[outOffset + j] = out[outOffset + j] + x0 * w0[j] + x1 * w1[j] + x2 * w2[j] + x3 * w3[j];
        }
    }

    private void addRow(float factor, float[] row, float[] out, int outOffset) {
        for (int j = 0; j < columns; j++) {
            out[outOffset + j] += factor * row[j];
        }
    }

    @Override
    public void addProducts(int batch, float[] x, int xOffset, int xStride, float[] out, int outOffset) {
        for (int b = 0; b < batch; b++) {
            addProduct(x, xOffset + b * xStride, out, outOffset + b * columns);
        }
    }
}
