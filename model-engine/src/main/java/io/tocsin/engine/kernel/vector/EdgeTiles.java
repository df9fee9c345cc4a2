package io.tocsin.engine.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The columns that fill no four vectors, one vector of them at a time. Where columns are left over, the last vector reaches back over columns
 * that another has done, and its weights there, or the factors {@code keep}, are zero: masked stores are slow before Java 21.
 *
 * <p>Thread-safe.
 */
final class EdgeTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final ThreadLocal<float[]> SCRATCH = ThreadLocal.withInitial(() -> new float[L]);

    private EdgeTiles() {}

    /** One vector of x. */
    static void add1(float[] w, int at, int count, float[] x, int xAt, float[] out, int outAt) {
        FloatVector sum = FloatVector.fromArray(S, out, outAt);
        for (int i = 0; i < count; i++) {
            sum = FloatVector.fromArray(S, w, at + i * L).fma(FloatVector.broadcast(S, x[xAt + i]), sum);
        }
        sum.intoArray(out, outAt);
    }

    /** Four vectors of x at once. */
    static void add4(
            float[] w, int at, int count, float[] x, int xAt, int xStride, float[] out, int outAt, int outStride) {
        int x1 = xAt + xStride;
        int x2 = xAt + 2 * xStride;
        int x3 = xAt + 3 * xStride;
        FloatVector s0 = FloatVector.fromArray(S, out, outAt);
        FloatVector s1 = FloatVector.fromArray(S, out, outAt + outStride);
        FloatVector s2 = FloatVector.fromArray(S, out, outAt + 2 * outStride);
        FloatVector s3 = FloatVector.fromArray(S, out, outAt + 3 * outStride);
        for (int i = 0; i < count; i++) {
            FloatVector v = FloatVector.fromArray(S, w, at + i * L);
            s0 = v.fma(FloatVector.broadcast(S, x[xAt + i]), s0);
            s1 = v.fma(FloatVector.broadcast(S, x[x1 + i]), s1);
            s2 = v.fma(FloatVector.broadcast(S, x[x2 + i]), s2);
            s3 = v.fma(FloatVector.broadcast(S, x[x3 + i]), s3);
        }
        s0.intoArray(out, outAt);
        s1.intoArray(out, outAt + outStride);
        s2.intoArray(out, outAt + 2 * outStride);
        s3.intoArray(out, outAt + 3 * outStride);
    }

    /**
     * Fewer columns than lanes, one vector of x, weights filled up with zeros: {@code [input][lanes]}. No sum over lanes is asked for anywhere: the order of
     * its additions is the JVM's to choose, and compiled code chooses another than the interpreter.
     */
    static void addFew(float[] w, int count, int columns, float[] x, int xAt, float[] out, int outAt) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < count; i++) {
            sum = FloatVector.fromArray(S, w, i * L).fma(FloatVector.broadcast(S, x[xAt + i]), sum);
        }
        float[] sums = SCRATCH.get();
        sum.intoArray(sums, 0);
        for (int j = 0; j < columns; j++) {
            out[outAt + j] += sums[j];
        }
    }

    /** One row of the sums of outer products. */
    static void addOuter1(
            int batch,
            float[] x,
            int xAt,
            int xStride,
            float[] d,
            int dAt,
            int dStride,
            float[] row,
            int column,
            float[] keep) {
        FloatVector sum = FloatVector.fromArray(S, row, column);
        FloatVector kept = FloatVector.fromArray(S, keep, 0);
        for (int b = 0; b < batch; b++) {
            FloatVector v =
                    FloatVector.fromArray(S, d, dAt + column + b * dStride).mul(kept);
            sum = v.fma(FloatVector.broadcast(S, x[xAt + b * xStride]), sum);
        }
        sum.intoArray(row, column);
    }

    /** Four rows of the sums of outer products at once. */
    static void addOuter4(
            int batch,
            float[] x,
            int xAt,
            int xStride,
            float[] d,
            int dAt,
            int dStride,
            float[][] rows,
            int row,
            int column,
            float[] keep) {
        FloatVector s0 = FloatVector.fromArray(S, rows[row], column);
        FloatVector s1 = FloatVector.fromArray(S, rows[row + 1], column);
        FloatVector s2 = FloatVector.fromArray(S, rows[row + 2], column);
        FloatVector s3 = FloatVector.fromArray(S, rows[row + 3], column);
        FloatVector kept = FloatVector.fromArray(S, keep, 0);
        int from = xAt;
        for (int b = 0; b < batch; b++) {
            FloatVector v =
                    FloatVector.fromArray(S, d, dAt + column + b * dStride).mul(kept);
            s0 = v.fma(FloatVector.broadcast(S, x[from]), s0);
            s1 = v.fma(FloatVector.broadcast(S, x[from + 1]), s1);
            s2 = v.fma(FloatVector.broadcast(S, x[from + 2]), s2);
            s3 = v.fma(FloatVector.broadcast(S, x[from + 3]), s3);
            from += xStride;
        }
        s0.intoArray(rows[row], column);
        s1.intoArray(rows[row + 1], column);
        s2.intoArray(rows[row + 2], column);
        s3.intoArray(rows[row + 3], column);
    }
}
