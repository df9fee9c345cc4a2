package io.tocsin.engine.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of outer products over a batch, four vectors of columns at once. All accumulators are local variables that live in registers.
 *
 * <p>Thread-safe.
 */
final class OuterTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private OuterTiles() {}

    /** One row of the sums. */
    static void add1(
            int batch, float[] x, int xAt, int xStride, float[] d, int dAt, int dStride, float[] r0, int column) {
        FloatVector s00 = FloatVector.fromArray(S, r0, column);
        FloatVector s01 = FloatVector.fromArray(S, r0, column + L);
        FloatVector s02 = FloatVector.fromArray(S, r0, column + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, r0, column + 3 * L);
        int from = xAt;
        int row = dAt + column;
        for (int b = 0; b < batch; b++) {
            FloatVector d0 = FloatVector.fromArray(S, d, row);
            FloatVector d1 = FloatVector.fromArray(S, d, row + L);
            FloatVector d2 = FloatVector.fromArray(S, d, row + 2 * L);
            FloatVector d3 = FloatVector.fromArray(S, d, row + 3 * L);
            FloatVector f0 = FloatVector.broadcast(S, x[from]);
            s00 = d0.fma(f0, s00);
            s01 = d1.fma(f0, s01);
            s02 = d2.fma(f0, s02);
            s03 = d3.fma(f0, s03);
            from += xStride;
            row += dStride;
        }
        s00.intoArray(r0, column);
        s01.intoArray(r0, column + L);
        s02.intoArray(r0, column + 2 * L);
        s03.intoArray(r0, column + 3 * L);
    }

    /** 2 rows of the sums at once. */
    static void add2(
            int batch,
            float[] x,
            int xAt,
            int xStride,
            float[] d,
            int dAt,
            int dStride,
            float[] r0,
            float[] r1,
            int column) {
        FloatVector s00 = FloatVector.fromArray(S, r0, column);
        FloatVector s01 = FloatVector.fromArray(S, r0, column + L);
        FloatVector s02 = FloatVector.fromArray(S, r0, column + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, r0, column + 3 * L);
        FloatVector s10 = FloatVector.fromArray(S, r1, column);
        FloatVector s11 = FloatVector.fromArray(S, r1, column + L);
        FloatVector s12 = FloatVector.fromArray(S, r1, column + 2 * L);
        FloatVector s13 = FloatVector.fromArray(S, r1, column + 3 * L);
        int from = xAt;
        int row = dAt + column;
        for (int b = 0; b < batch; b++) {
            FloatVector d0 = FloatVector.fromArray(S, d, row);
            FloatVector d1 = FloatVector.fromArray(S, d, row + L);
            FloatVector d2 = FloatVector.fromArray(S, d, row + 2 * L);
            FloatVector d3 = FloatVector.fromArray(S, d, row + 3 * L);
            FloatVector f0 = FloatVector.broadcast(S, x[from]);
            s00 = d0.fma(f0, s00);
            s01 = d1.fma(f0, s01);
            s02 = d2.fma(f0, s02);
            s03 = d3.fma(f0, s03);
            FloatVector f1 = FloatVector.broadcast(S, x[from + 1]);
            s10 = d0.fma(f1, s10);
            s11 = d1.fma(f1, s11);
            s12 = d2.fma(f1, s12);
            s13 = d3.fma(f1, s13);
            from += xStride;
            row += dStride;
        }
        s00.intoArray(r0, column);
        s01.intoArray(r0, column + L);
        s02.intoArray(r0, column + 2 * L);
        s03.intoArray(r0, column + 3 * L);
        s10.intoArray(r1, column);
        s11.intoArray(r1, column + L);
        s12.intoArray(r1, column + 2 * L);
        s13.intoArray(r1, column + 3 * L);
    }

    /** 6 rows of the sums at once. */
    static void add6(
            int batch,
            float[] x,
            int xAt,
            int xStride,
            float[] d,
            int dAt,
            int dStride,
            float[] r0,
            float[] r1,
            float[] r2,
            float[] r3,
            float[] r4,
            float[] r5,
            int column) {
        FloatVector s00 = FloatVector.fromArray(S, r0, column);
        FloatVector s01 = FloatVector.fromArray(S, r0, column + L);
        FloatVector s02 = FloatVector.fromArray(S, r0, column + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, r0, column + 3 * L);
        FloatVector s10 = FloatVector.fromArray(S, r1, column);
        FloatVector s11 = FloatVector.fromArray(S, r1, column + L);
        FloatVector s12 = FloatVector.fromArray(S, r1, column + 2 * L);
        FloatVector s13 = FloatVector.fromArray(S, r1, column + 3 * L);
        FloatVector s20 = FloatVector.fromArray(S, r2, column);
        FloatVector s21 = FloatVector.fromArray(S, r2, column + L);
        FloatVector s22 = FloatVector.fromArray(S, r2, column + 2 * L);
        FloatVector s23 = FloatVector.fromArray(S, r2, column + 3 * L);
        FloatVector s30 = FloatVector.fromArray(S, r3, column);
        FloatVector s31 = FloatVector.fromArray(S, r3, column + L);
        FloatVector s32 = FloatVector.fromArray(S, r3, column + 2 * L);
        FloatVector s33 = FloatVector.fromArray(S, r3, column + 3 * L);
        FloatVector s40 = FloatVector.fromArray(S, r4, column);
        FloatVector s41 = FloatVector.fromArray(S, r4, column + L);
        FloatVector s42 = FloatVector.fromArray(S, r4, column + 2 * L);
        FloatVector s43 = FloatVector.fromArray(S, r4, column + 3 * L);
        FloatVector s50 = FloatVector.fromArray(S, r5, column);
        FloatVector s51 = FloatVector.fromArray(S, r5, column + L);
        FloatVector s52 = FloatVector.fromArray(S, r5, column + 2 * L);
        FloatVector s53 = FloatVector.fromArray(S, r5, column + 3 * L);
        int from = xAt;
        int row = dAt + column;
        for (int b = 0; b < batch; b++) {
            FloatVector d0 = FloatVector.fromArray(S, d, row);
            FloatVector d1 = FloatVector.fromArray(S, d, row + L);
            FloatVector d2 = FloatVector.fromArray(S, d, row + 2 * L);
            FloatVector d3 = FloatVector.fromArray(S, d, row + 3 * L);
            FloatVector f0 = FloatVector.broadcast(S, x[from]);
            s00 = d0.fma(f0, s00);
            s01 = d1.fma(f0, s01);
            s02 = d2.fma(f0, s02);
            s03 = d3.fma(f0, s03);
            FloatVector f1 = FloatVector.broadcast(S, x[from + 1]);
            s10 = d0.fma(f1, s10);
            s11 = d1.fma(f1, s11);
            s12 = d2.fma(f1, s12);
            s13 = d3.fma(f1, s13);
            FloatVector f2 = FloatVector.broadcast(S, x[from + 2]);
            s20 = d0.fma(f2, s20);
            s21 = d1.fma(f2, s21);
            s22 = d2.fma(f2, s22);
            s23 = d3.fma(f2, s23);
            FloatVector f3 = FloatVector.broadcast(S, x[from + 3]);
            s30 = d0.fma(f3, s30);
            s31 = d1.fma(f3, s31);
            s32 = d2.fma(f3, s32);
            s33 = d3.fma(f3, s33);
            FloatVector f4 = FloatVector.broadcast(S, x[from + 4]);
            s40 = d0.fma(f4, s40);
            s41 = d1.fma(f4, s41);
            s42 = d2.fma(f4, s42);
            s43 = d3.fma(f4, s43);
            FloatVector f5 = FloatVector.broadcast(S, x[from + 5]);
            s50 = d0.fma(f5, s50);
            s51 = d1.fma(f5, s51);
            s52 = d2.fma(f5, s52);
            s53 = d3.fma(f5, s53);
            from += xStride;
            row += dStride;
        }
        s00.intoArray(r0, column);
        s01.intoArray(r0, column + L);
        s02.intoArray(r0, column + 2 * L);
        s03.intoArray(r0, column + 3 * L);
        s10.intoArray(r1, column);
        s11.intoArray(r1, column + L);
        s12.intoArray(r1, column + 2 * L);
        s13.intoArray(r1, column + 3 * L);
        s20.intoArray(r2, column);
        s21.intoArray(r2, column + L);
        s22.intoArray(r2, column + 2 * L);
        s23.intoArray(r2, column + 3 * L);
        s30.intoArray(r3, column);
        s31.intoArray(r3, column + L);
        s32.intoArray(r3, column + 2 * L);
        s33.intoArray(r3, column + 3 * L);
        s40.intoArray(r4, column);
        s41.intoArray(r4, column + L);
        s42.intoArray(r4, column + 2 * L);
        s43.intoArray(r4, column + 3 * L);
        s50.intoArray(r5, column);
        s51.intoArray(r5, column + L);
        s52.intoArray(r5, column + 2 * L);
        s53.intoArray(r5, column + 3 * L);
    }
}
