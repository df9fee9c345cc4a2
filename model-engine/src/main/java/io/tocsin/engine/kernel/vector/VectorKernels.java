package io.tocsin.engine.kernel.vector;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.kernel.Matrix;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The arithmetic with the widest vectors of the machine. Sigmoid and tanh give the bits of the scalar twin; products differ from it in the last
 * digits, as they are summed with fused multiply-adds.
 *
 * <p>Thread-safe.
 */
public final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int PAIR = 2 * L;
    /** So many vectors of a batch stay in the second-level cache while all tiles pass over them: 512 KB at 512 columns. */
    private static final int BLOCK = 256;

    private static final boolean MANY_REGISTERS = L >= 16;

    private static final float[][] KEEP = keep();

    private final Kernels plain = Kernels.scalar();

    /** Found by name, so that a machine without the module never loads this class. */
    public VectorKernels() {}

    /** Values a vector holds on this machine. */
    @Override
    public int lanes() {
        return L;
    }

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public Matrix matrix(int rows, int columns) {
        return new VectorMatrix(rows, columns);
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
        for (int b = 0; b < batch; b += BLOCK) {
            addOuterBlock(
                    Math.min(BLOCK, batch - b),
                    x,
                    xOffset + b * xStride,
                    xStride,
                    rows,
                    d,
                    dOffset + b * columns,
                    columns,
                    sums,
                    firstRow);
        }
    }

    private void addOuterBlock(
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
        int pairedColumns = columns / PAIR * PAIR;
        for (int column = 0; column < pairedColumns; column += PAIR) {
            addPair(batch, x, xOffset, xStride, rows, d, dOffset, columns, sums, firstRow, column);
        }
        for (int column = pairedColumns; column < columns; column += L) {
            addEdge(batch, x, xOffset, xStride, rows, d, dOffset, columns, sums, firstRow, column);
        }
    }

    private void addEdge(
            int batch,
            float[] x,
            int xOffset,
            int xStride,
            int rows,
            float[] d,
            int dOffset,
            int columns,
            float[][] sums,
            int firstRow,
            int column) {
        if (columns < L) {
            plain.addOuterProducts(batch, x, xOffset, xStride, rows, d, dOffset, columns, sums, firstRow);
            return;
        }
        int first = Math.min(column, columns - L);
        float[] keep = KEEP[column - first];
        int i = 0;
        for (; i + 4 <= rows; i += 4) {
            EdgeTiles.addOuter4(batch, x, xOffset + i, xStride, d, dOffset, columns, sums, firstRow + i, first, keep);
        }
        for (; i < rows; i++) {
            EdgeTiles.addOuter1(batch, x, xOffset + i, xStride, d, dOffset, columns, sums[firstRow + i], first, keep);
        }
    }

    /** For each number of lanes that another vector has done: 0 for those, 1 for the others. */
    private static float[][] keep() {
        float[][] keep = new float[L][L];
        for (int done = 0; done < L; done++) {
            Arrays.fill(keep[done], done, L, 1f);
        }
        return keep;
    }

    private static void addPair(
            int batch,
            float[] x,
            int xOffset,
            int xStride,
            int rows,
            float[] d,
            int dOffset,
            int columns,
            float[][] sums,
            int firstRow,
            int column) {
        int i = 0;
        for (; MANY_REGISTERS && i + 8 <= rows; i += 8) {
            OuterTiles.add8(batch, x, xOffset + i, xStride, d, dOffset, columns, sums, firstRow + i, column);
        }
        for (; i + 6 <= rows; i += 6) {
            OuterTiles.add6(batch, x, xOffset + i, xStride, d, dOffset, columns, sums, firstRow + i, column);
        }
        for (; i + 2 <= rows; i += 2) {
            OuterTiles.add2(batch, x, xOffset + i, xStride, d, dOffset, columns, sums, firstRow + i, column);
        }
        for (; i < rows; i++) {
            OuterTiles.add1(batch, x, xOffset + i, xStride, d, dOffset, columns, sums, firstRow + i, column);
        }
    }

    @Override
    public void sigmoid(float[] values, int from, int to) {
        VectorActivations.sigmoid(values, from, to);
    }

    @Override
    public void tanh(float[] values, int from, int to) {
        VectorActivations.tanh(values, from, to);
    }

    @Override
    public void advanceCell(
            float[] gates, int at, int hidden, float[] state, int c, int next, float[] activation, int activationAt) {
        int forget = at + hidden;
        int candidate = at + 3 * hidden;
        int k = 0;
        for (; k + L <= hidden; k += L) {
            FloatVector kept = FloatVector.fromArray(S, gates, forget + k).mul(FloatVector.fromArray(S, state, c + k));
            FloatVector added =
                    FloatVector.fromArray(S, gates, at + k).mul(FloatVector.fromArray(S, gates, candidate + k));
            FloatVector value = kept.add(added);
            value.intoArray(state, next + k);
            value.intoArray(activation, activationAt + k);
        }
        for (; k < hidden; k++) {
            float value = gates[forget + k] * state[c + k] + gates[at + k] * gates[candidate + k];
            state[next + k] = value;
            activation[activationAt + k] = value;
        }
    }

    @Override
    public void multiply(float[] a, int aAt, float[] b, int bAt, float[] out, int outAt, int count) {
        int k = 0;
        for (; k + L <= count; k += L) {
            FloatVector.fromArray(S, a, aAt + k)
                    .mul(FloatVector.fromArray(S, b, bAt + k))
                    .intoArray(out, outAt + k);
        }
        for (; k < count; k++) {
            out[outAt + k] = a[aAt + k] * b[bAt + k];
        }
    }
}
