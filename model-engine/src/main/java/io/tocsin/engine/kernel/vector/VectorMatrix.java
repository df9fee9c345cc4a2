package io.tocsin.engine.kernel.vector;

import io.tocsin.engine.kernel.Matrix;
import jdk.incubator.vector.FloatVector;

/**
 * Weights in column panels, each read from front to back: first those of four vectors of columns, {@code [panel][input][4 · lanes]}, then those of
 * one vector, {@code [panel][input][lanes]}. Columns left over are the last lanes of a vector that reaches back over columns that another has
 * done, where its weights are zero. A matrix with fewer columns than lanes is filled up with zeros.
 *
 * <p>Thread-safe while nobody calls {@link #load}.
 */
final class VectorMatrix implements Matrix {
    private static final int L = FloatVector.SPECIES_PREFERRED.length();
    private static final int WIDE = 4 * L;
    /** At 256 bits there are half as many registers, and six rows would spill. */
    private static final boolean MANY_REGISTERS = L >= 16;

    private final int rows;
    private final int columns;
    private final int wideColumns;
    private final float[] panels;

    VectorMatrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.wideColumns = columns / WIDE * WIDE;
        int padded = (columns + L - 1) / L * L;
        this.panels = new float[Math.multiplyExact(rows, padded)];
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    /** Where weight {@code [i][j]} lies. */
    private int at(int i, int j) {
        if (columns < L) {
            return i * L + j;
        }
        if (j < wideColumns) {
            return j / WIDE * WIDE * rows + i * WIDE + j % WIDE;
        }
        int edge = (j - wideColumns) / L;
        int first = firstColumn(wideColumns + edge * L);
        return (wideColumns + edge * L) * rows + i * L + j - first;
    }

    /** The first column that the edge vector of column {@code j} covers. */
    private int firstColumn(int j) {
        return Math.min(j, columns - L);
    }

    @Override
    public void load(float[][] source, int firstRow) {
        for (int i = 0; i < rows; i++) {
            float[] row = source[firstRow + i];
            for (int j = 0; j < columns; j += L) {
                System.arraycopy(row, j, panels, at(i, j), Math.min(L, columns - j));
            }
        }
    }

    @Override
    public void loadTransposed(float[][] source, int firstRow) {
        for (int j = 0; j < columns; j++) {
            float[] row = source[firstRow + j];
            int at = at(0, j);
            int stride = j < wideColumns ? WIDE : L;
            for (int i = 0; i < rows; i++) {
                panels[at + i * stride] = row[i];
            }
        }
    }

    @Override
    public void addProduct(float[] x, int xOffset, float[] out, int outOffset) {
        if (columns < L) {
            EdgeTiles.addFew(panels, rows, columns, x, xOffset, out, outOffset);
            return;
        }
        int j = 0;
        for (; j + 2 * WIDE <= wideColumns; j += 2 * WIDE) {
            ProductTiles.addWide(panels, j * rows, rows, x, xOffset, out, outOffset + j);
        }
        for (; j < wideColumns; j += WIDE) {
            ProductTiles.add1(panels, j * rows, rows, x, xOffset, out, outOffset + j);
        }
        for (; j < columns; j += L) {
            addEdge(x, xOffset, out, outOffset, j);
        }
    }

    private void addEdge(float[] x, int xAt, float[] out, int outOffset, int j) {
        EdgeTiles.add1(panels, j * rows, rows, x, xAt, out, outOffset + firstColumn(j));
    }

    @Override
    public void addProducts(int batch, float[] x, int xOffset, int xStride, float[] out, int outOffset) {
        if (batch == 1 || columns < L) {
            for (int b = 0; b < batch; b++) {
                addProduct(x, xOffset + b * xStride, out, outOffset + b * columns);
            }
            return;
        }
        for (int j = 0; j < wideColumns; j += WIDE) {
            addWidePanel(batch, x, xOffset, xStride, out, outOffset + j, j * rows);
        }
        for (int j = wideColumns; j < columns; j += L) {
            addEdgePanel(batch, x, xOffset, xStride, out, outOffset, j);
        }
    }

    private void addWidePanel(int batch, float[] x, int xOffset, int xStride, float[] out, int outAt, int panel) {
        int b = 0;
        // Eight are better off as four and four than as six and two.
        for (; MANY_REGISTERS && b + 6 <= batch && b + 8 != batch; b += 6) {
            ProductTiles.add6(
                    panels, panel, rows, x, xOffset + b * xStride, xStride, out, outAt + b * columns, columns);
        }
        for (; MANY_REGISTERS && b + 4 <= batch; b += 4) {
            ProductTiles.add4(
                    panels, panel, rows, x, xOffset + b * xStride, xStride, out, outAt + b * columns, columns);
        }
        for (; b + 2 <= batch; b += 2) {
            ProductTiles.add2(
                    panels, panel, rows, x, xOffset + b * xStride, xStride, out, outAt + b * columns, columns);
        }
        for (; b < batch; b++) {
            ProductTiles.add1(panels, panel, rows, x, xOffset + b * xStride, out, outAt + b * columns);
        }
    }

    private void addEdgePanel(int batch, float[] x, int xOffset, int xStride, float[] out, int outOffset, int j) {
        int b = 0;
        for (; b + 4 <= batch; b += 4) {
            int outAt = outOffset + b * columns + firstColumn(j);
            EdgeTiles.add4(panels, j * rows, rows, x, xOffset + b * xStride, xStride, out, outAt, columns);
        }
        for (; b < batch; b++) {
            addEdge(x, xOffset + b * xStride, out, outOffset + b * columns, j);
        }
    }
}
