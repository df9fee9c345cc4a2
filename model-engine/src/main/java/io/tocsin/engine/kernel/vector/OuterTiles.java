package io.tocsin.engine.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of outer products over a batch, two vectors of columns at once. All accumulators are local variables that live in registers.
 *
 * <p>Tiles are tall and narrow, as neither operand lies still and both cost registers beside the sums. Six rows of four vectors need fewer loads,
 * but over blocks of 128 and 256 vectors the JIT of Java 17 kept vectors on the stack in one JVM of three or more, at less than half of the speed;
 * eight rows of two were as fast as its better starts in all of them.
 *
 * <p>Thread-safe.
 */
final class OuterTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private OuterTiles() {}

    /** One row of the sums. */
    static void add1(
            int batch,
            float[] x,
            int xAt,
            int xStride,
            float[] d,
            int dAt,
            int dStride,
            float[][] sums,
            int first,
            int column) {
        float[] r0 = sums[first];
        FloatVector s00 = FloatVector.fromArray(S, r0, column);
        FloatVector s01 = FloatVector.fromArray(S, r0, column + L);
        int from = xAt;
        int row = dAt + column;
        for (int b = 0; b < batch; b++) {
            FloatVector d0 = FloatVector.fromArray(S, d, row);
            FloatVector d1 = FloatVector.fromArray(S, d, row + L);
            FloatVector f0 = FloatVector.broadcast(S, x[from]);
            s00 = d0.fma(f0, s00);
            s01 = d1.fma(f0, s01);
            from += xStride;
            row += dStride;
        }
        s00.intoArray(r0, column);
        s01.intoArray(r0, column + L);
    }

    /** Two rows of the sums at once. */
    static void add2(
            int batch,
            float[] x,
            int xAt,
            int xStride,
            float[] d,
            int dAt,
            int dStride,
            float[][] sums,
            int first,
            int column) {
        float[] r0 = sums[first];
        float[] r1 = sums[first + 1];
        FloatVector s00 = FloatVector.fromArray(S, r0, column);
        FloatVector s01 = FloatVector.fromArray(S, r0, column + L);
        FloatVector s10 = FloatVector.fromArray(S, r1, column);
        FloatVector s11 = FloatVector.fromArray(S, r1, column + L);
        int from = xAt;
        int row = dAt + column;
        for (int b = 0; b < batch; b++) {
            FloatVector d0 = FloatVector.fromArray(S, d, row);
            FloatVector d1 = FloatVector.fromArray(S, d, row + L);
            FloatVector f0 = FloatVector.broadcast(S, x[from]);
            s00 = d0.fma(f0, s00);
            s01 = d1.fma(f0, s01);
            FloatVector f1 = FloatVector.broadcast(S, x[from + 1]);
            s10 = d0.fma(f1, s10);
            s11 = d1.fma(f1, s11);
            from += xStride;
            row += dStride;
        }
        s00.intoArray(r0, column);
        s01.intoArray(r0, column + L);
        s10.intoArray(r1, column);
        s11.intoArray(r1, column + L);
    }

    /** Six rows of the sums at once. */
    static void add6(
            int batch,
            float[] x,
            int xAt,
            int xStride,
            float[] d,
            int dAt,
            int dStride,
            float[][] sums,
            int first,
            int column) {
        float[] r0 = sums[first];
        float[] r1 = sums[first + 1];
        float[] r2 = sums[first + 2];
        float[] r3 = sums[first + 3];
        float[] r4 = sums[first + 4];
        float[] r5 = sums[first + 5];
        FloatVector s00 = FloatVector.fromArray(S, r0, column);
        FloatVector s01 = FloatVector.fromArray(S, r0, column + L);
        FloatVector s10 = FloatVector.fromArray(S, r1, column);
        FloatVector s11 = FloatVector.fromArray(S, r1, column + L);
        FloatVector s20 = FloatVector.fromArray(S, r2, column);
        FloatVector s21 = FloatVector.fromArray(S, r2, column + L);
        FloatVector s30 = FloatVector.fromArray(S, r3, column);
        FloatVector s31 = FloatVector.fromArray(S, r3, column + L);
        FloatVector s40 = FloatVector.fromArray(S, r4, column);
        FloatVector s41 = FloatVector.fromArray(S, r4, column + L);
        FloatVector s50 = FloatVector.fromArray(S, r5, column);
        FloatVector s51 = FloatVector.fromArray(S, r5, column + L);
        int from = xAt;
        int row = dAt + column;
        for (int b = 0; b < batch; b++) {
            FloatVector d0 = FloatVector.fromArray(S, d, row);
            FloatVector d1 = FloatVector.fromArray(S, d, row + L);
            FloatVector f0 = FloatVector.broadcast(S, x[from]);
            s00 = d0.fma(f0, s00);
            s01 = d1.fma(f0, s01);
            FloatVector f1 = FloatVector.broadcast(S, x[from + 1]);
            s10 = d0.fma(f1, s10);
            s11 = d1.fma(f1, s11);
            FloatVector f2 = FloatVector.broadcast(S, x[from + 2]);
            s20 = d0.fma(f2, s20);
            s21 = d1.fma(f2, s21);
            FloatVector f3 = FloatVector.broadcast(S, x[from + 3]);
            s30 = d0.fma(f3, s30);
            s31 = d1.fma(f3, s31);
            FloatVector f4 = FloatVector.broadcast(S, x[from + 4]);
            s40 = d0.fma(f4, s40);
            s41 = d1.fma(f4, s41);
            FloatVector f5 = FloatVector.broadcast(S, x[from + 5]);
            s50 = d0.fma(f5, s50);
            s51 = d1.fma(f5, s51);
            from += xStride;
            row += dStride;
        }
        s00.intoArray(r0, column);
        s01.intoArray(r0, column + L);
        s10.intoArray(r1, column);
        s11.intoArray(r1, column + L);
        s20.intoArray(r2, column);
        s21.intoArray(r2, column + L);
        s30.intoArray(r3, column);
        s31.intoArray(r3, column + L);
        s40.intoArray(r4, column);
        s41.intoArray(r4, column + L);
        s50.intoArray(r5, column);
        s51.intoArray(r5, column + L);
    }

    /** Eight rows of the sums at once. */
    static void add8(
            int batch,
            float[] x,
            int xAt,
            int xStride,
            float[] d,
            int dAt,
            int dStride,
            float[][] sums,
            int first,
            int column) {
        float[] r0 = sums[first];
        float[] r1 = sums[first + 1];
        float[] r2 = sums[first + 2];
        float[] r3 = sums[first + 3];
        float[] r4 = sums[first + 4];
        float[] r5 = sums[first + 5];
        float[] r6 = sums[first + 6];
        float[] r7 = sums[first + 7];
        FloatVector s00 = FloatVector.fromArray(S, r0, column);
        FloatVector s01 = FloatVector.fromArray(S, r0, column + L);
        FloatVector s10 = FloatVector.fromArray(S, r1, column);
        FloatVector s11 = FloatVector.fromArray(S, r1, column + L);
        FloatVector s20 = FloatVector.fromArray(S, r2, column);
        FloatVector s21 = FloatVector.fromArray(S, r2, column + L);
        FloatVector s30 = FloatVector.fromArray(S, r3, column);
        FloatVector s31 = FloatVector.fromArray(S, r3, column + L);
        FloatVector s40 = FloatVector.fromArray(S, r4, column);
        FloatVector s41 = FloatVector.fromArray(S, r4, column + L);
        FloatVector s50 = FloatVector.fromArray(S, r5, column);
        FloatVector s51 = FloatVector.fromArray(S, r5, column + L);
        FloatVector s60 = FloatVector.fromArray(S, r6, column);
        FloatVector s61 = FloatVector.fromArray(S, r6, column + L);
        FloatVector s70 = FloatVector.fromArray(S, r7, column);
        FloatVector s71 = FloatVector.fromArray(S, r7, column + L);
        int from = xAt;
        int row = dAt + column;
        for (int b = 0; b < batch; b++) {
            FloatVector d0 = FloatVector.fromArray(S, d, row);
            FloatVector d1 = FloatVector.fromArray(S, d, row + L);
            FloatVector f0 = FloatVector.broadcast(S, x[from]);
            s00 = d0.fma(f0, s00);
            s01 = d1.fma(f0, s01);
            FloatVector f1 = FloatVector.broadcast(S, x[from + 1]);
            s10 = d0.fma(f1, s10);
            s11 = d1.fma(f1, s11);
            FloatVector f2 = FloatVector.broadcast(S, x[from + 2]);
            s20 = d0.fma(f2, s20);
            s21 = d1.fma(f2, s21);
            FloatVector f3 = FloatVector.broadcast(S, x[from + 3]);
            s30 = d0.fma(f3, s30);
            s31 = d1.fma(f3, s31);
            FloatVector f4 = FloatVector.broadcast(S, x[from + 4]);
            s40 = d0.fma(f4, s40);
            s41 = d1.fma(f4, s41);
            FloatVector f5 = FloatVector.broadcast(S, x[from + 5]);
            s50 = d0.fma(f5, s50);
            s51 = d1.fma(f5, s51);
            FloatVector f6 = FloatVector.broadcast(S, x[from + 6]);
            s60 = d0.fma(f6, s60);
            s61 = d1.fma(f6, s61);
            FloatVector f7 = FloatVector.broadcast(S, x[from + 7]);
            s70 = d0.fma(f7, s70);
            s71 = d1.fma(f7, s71);
            from += xStride;
            row += dStride;
        }
        s00.intoArray(r0, column);
        s01.intoArray(r0, column + L);
        s10.intoArray(r1, column);
        s11.intoArray(r1, column + L);
        s20.intoArray(r2, column);
        s21.intoArray(r2, column + L);
        s30.intoArray(r3, column);
        s31.intoArray(r3, column + L);
        s40.intoArray(r4, column);
        s41.intoArray(r4, column + L);
        s50.intoArray(r5, column);
        s51.intoArray(r5, column + L);
        s60.intoArray(r6, column);
        s61.intoArray(r6, column + L);
        s70.intoArray(r7, column);
        s71.intoArray(r7, column + L);
    }
}
