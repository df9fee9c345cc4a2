package io.tocsin.engine.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with a panel of four vectors of columns, which lies as {@code [input][4 · lanes]} and is read from front to back. All accumulators are
 * local variables that live in registers: an array of vectors, or a vector handed to a helper, would be boxed.
 *
 * <p>Each sum starts from what {@code out} holds and takes the inputs in ascending order, in every tile alike, so that a batch gives the bits of its
 * vectors one by one.
 *
 * <p>Thread-safe.
 */
final class ProductTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private ProductTiles() {}

    /** One vector of x. */
    static void add1(float[] w, int at, int count, float[] x, int xAt, float[] out, int outAt) {
        FloatVector s00 = FloatVector.fromArray(S, out, outAt);
        FloatVector s01 = FloatVector.fromArray(S, out, outAt + L);
        FloatVector s02 = FloatVector.fromArray(S, out, outAt + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, out, outAt + 3 * L);
        for (int i = 0; i < count; i++) {
            int row = at + i * 4 * L;
            FloatVector w0 = FloatVector.fromArray(S, w, row);
            FloatVector w1 = FloatVector.fromArray(S, w, row + L);
            FloatVector w2 = FloatVector.fromArray(S, w, row + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, w, row + 3 * L);
            FloatVector f0 = FloatVector.broadcast(S, x[xAt + i]);
            s00 = w0.fma(f0, s00);
            s01 = w1.fma(f0, s01);
            s02 = w2.fma(f0, s02);
            s03 = w3.fma(f0, s03);
        }
        s00.intoArray(out, outAt);
        s01.intoArray(out, outAt + L);
        s02.intoArray(out, outAt + 2 * L);
        s03.intoArray(out, outAt + 3 * L);
    }

    /** 2 vectors of x at once; 2 x 4 accumulators. */
    static void add2(
            float[] w, int at, int count, float[] x, int xAt, int xStride, float[] out, int outAt, int outStride) {
        int x1 = xAt + xStride;
        int o1 = outAt + outStride;
        FloatVector s00 = FloatVector.fromArray(S, out, outAt);
        FloatVector s01 = FloatVector.fromArray(S, out, outAt + L);
        FloatVector s02 = FloatVector.fromArray(S, out, outAt + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, out, outAt + 3 * L);
        FloatVector s10 = FloatVector.fromArray(S, out, o1);
        FloatVector s11 = FloatVector.fromArray(S, out, o1 + L);
        FloatVector s12 = FloatVector.fromArray(S, out, o1 + 2 * L);
        FloatVector s13 = FloatVector.fromArray(S, out, o1 + 3 * L);
        for (int i = 0; i < count; i++) {
            int row = at + i * 4 * L;
            FloatVector w0 = FloatVector.fromArray(S, w, row);
            FloatVector w1 = FloatVector.fromArray(S, w, row + L);
            FloatVector w2 = FloatVector.fromArray(S, w, row + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, w, row + 3 * L);
            FloatVector f0 = FloatVector.broadcast(S, x[xAt + i]);
            s00 = w0.fma(f0, s00);
            s01 = w1.fma(f0, s01);
            s02 = w2.fma(f0, s02);
            s03 = w3.fma(f0, s03);
            FloatVector f1 = FloatVector.broadcast(S, x[x1 + i]);
            s10 = w0.fma(f1, s10);
            s11 = w1.fma(f1, s11);
            s12 = w2.fma(f1, s12);
            s13 = w3.fma(f1, s13);
        }
        s00.intoArray(out, outAt);
        s01.intoArray(out, outAt + L);
        s02.intoArray(out, outAt + 2 * L);
        s03.intoArray(out, outAt + 3 * L);
        s10.intoArray(out, o1);
        s11.intoArray(out, o1 + L);
        s12.intoArray(out, o1 + 2 * L);
        s13.intoArray(out, o1 + 3 * L);
    }

    /** 4 vectors of x at once; 4 x 4 accumulators. */
    static void add4(
            float[] w, int at, int count, float[] x, int xAt, int xStride, float[] out, int outAt, int outStride) {
        int x1 = xAt + xStride;
        int o1 = outAt + outStride;
        int x2 = xAt + 2 * xStride;
        int o2 = outAt + 2 * outStride;
        int x3 = xAt + 3 * xStride;
        int o3 = outAt + 3 * outStride;
        FloatVector s00 = FloatVector.fromArray(S, out, outAt);
        FloatVector s01 = FloatVector.fromArray(S, out, outAt + L);
        FloatVector s02 = FloatVector.fromArray(S, out, outAt + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, out, outAt + 3 * L);
        FloatVector s10 = FloatVector.fromArray(S, out, o1);
        FloatVector s11 = FloatVector.fromArray(S, out, o1 + L);
        FloatVector s12 = FloatVector.fromArray(S, out, o1 + 2 * L);
        FloatVector s13 = FloatVector.fromArray(S, out, o1 + 3 * L);
        FloatVector s20 = FloatVector.fromArray(S, out, o2);
        FloatVector s21 = FloatVector.fromArray(S, out, o2 + L);
        FloatVector s22 = FloatVector.fromArray(S, out, o2 + 2 * L);
        FloatVector s23 = FloatVector.fromArray(S, out, o2 + 3 * L);
        FloatVector s30 = FloatVector.fromArray(S, out, o3);
        FloatVector s31 = FloatVector.fromArray(S, out, o3 + L);
        FloatVector s32 = FloatVector.fromArray(S, out, o3 + 2 * L);
        FloatVector s33 = FloatVector.fromArray(S, out, o3 + 3 * L);
        for (int i = 0; i < count; i++) {
            int row = at + i * 4 * L;
            FloatVector w0 = FloatVector.fromArray(S, w, row);
            FloatVector w1 = FloatVector.fromArray(S, w, row + L);
            FloatVector w2 = FloatVector.fromArray(S, w, row + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, w, row + 3 * L);
            FloatVector f0 = FloatVector.broadcast(S, x[xAt + i]);
            s00 = w0.fma(f0, s00);
            s01 = w1.fma(f0, s01);
            s02 = w2.fma(f0, s02);
            s03 = w3.fma(f0, s03);
            FloatVector f1 = FloatVector.broadcast(S, x[x1 + i]);
            s10 = w0.fma(f1, s10);
            s11 = w1.fma(f1, s11);
            s12 = w2.fma(f1, s12);
            s13 = w3.fma(f1, s13);
            FloatVector f2 = FloatVector.broadcast(S, x[x2 + i]);
            s20 = w0.fma(f2, s20);
            s21 = w1.fma(f2, s21);
            s22 = w2.fma(f2, s22);
            s23 = w3.fma(f2, s23);
            FloatVector f3 = FloatVector.broadcast(S, x[x3 + i]);
            s30 = w0.fma(f3, s30);
            s31 = w1.fma(f3, s31);
            s32 = w2.fma(f3, s32);
            s33 = w3.fma(f3, s33);
        }
        s00.intoArray(out, outAt);
        s01.intoArray(out, outAt + L);
        s02.intoArray(out, outAt + 2 * L);
        s03.intoArray(out, outAt + 3 * L);
        s10.intoArray(out, o1);
        s11.intoArray(out, o1 + L);
        s12.intoArray(out, o1 + 2 * L);
        s13.intoArray(out, o1 + 3 * L);
        s20.intoArray(out, o2);
        s21.intoArray(out, o2 + L);
        s22.intoArray(out, o2 + 2 * L);
        s23.intoArray(out, o2 + 3 * L);
        s30.intoArray(out, o3);
        s31.intoArray(out, o3 + L);
        s32.intoArray(out, o3 + 2 * L);
        s33.intoArray(out, o3 + 3 * L);
    }

    /** 6 vectors of x at once; 6 x 4 accumulators. */
    static void add6(
            float[] w, int at, int count, float[] x, int xAt, int xStride, float[] out, int outAt, int outStride) {
        int x1 = xAt + xStride;
        int o1 = outAt + outStride;
        int x2 = xAt + 2 * xStride;
        int o2 = outAt + 2 * outStride;
        int x3 = xAt + 3 * xStride;
        int o3 = outAt + 3 * outStride;
        int x4 = xAt + 4 * xStride;
        int o4 = outAt + 4 * outStride;
        int x5 = xAt + 5 * xStride;
        int o5 = outAt + 5 * outStride;
        FloatVector s00 = FloatVector.fromArray(S, out, outAt);
        FloatVector s01 = FloatVector.fromArray(S, out, outAt + L);
        FloatVector s02 = FloatVector.fromArray(S, out, outAt + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, out, outAt + 3 * L);
        FloatVector s10 = FloatVector.fromArray(S, out, o1);
        FloatVector s11 = FloatVector.fromArray(S, out, o1 + L);
        FloatVector s12 = FloatVector.fromArray(S, out, o1 + 2 * L);
        FloatVector s13 = FloatVector.fromArray(S, out, o1 + 3 * L);
        FloatVector s20 = FloatVector.fromArray(S, out, o2);
        FloatVector s21 = FloatVector.fromArray(S, out, o2 + L);
        FloatVector s22 = FloatVector.fromArray(S, out, o2 + 2 * L);
        FloatVector s23 = FloatVector.fromArray(S, out, o2 + 3 * L);
        FloatVector s30 = FloatVector.fromArray(S, out, o3);
        FloatVector s31 = FloatVector.fromArray(S, out, o3 + L);
        FloatVector s32 = FloatVector.fromArray(S, out, o3 + 2 * L);
        FloatVector s33 = FloatVector.fromArray(S, out, o3 + 3 * L);
        FloatVector s40 = FloatVector.fromArray(S, out, o4);
        FloatVector s41 = FloatVector.fromArray(S, out, o4 + L);
        FloatVector s42 = FloatVector.fromArray(S, out, o4 + 2 * L);
        FloatVector s43 = FloatVector.fromArray(S, out, o4 + 3 * L);
        FloatVector s50 = FloatVector.fromArray(S, out, o5);
        FloatVector s51 = FloatVector.fromArray(S, out, o5 + L);
        FloatVector s52 = FloatVector.fromArray(S, out, o5 + 2 * L);
        FloatVector s53 = FloatVector.fromArray(S, out, o5 + 3 * L);
        for (int i = 0; i < count; i++) {
            int row = at + i * 4 * L;
            FloatVector w0 = FloatVector.fromArray(S, w, row);
            FloatVector w1 = FloatVector.fromArray(S, w, row + L);
            FloatVector w2 = FloatVector.fromArray(S, w, row + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, w, row + 3 * L);
            FloatVector f0 = FloatVector.broadcast(S, x[xAt + i]);
            s00 = w0.fma(f0, s00);
            s01 = w1.fma(f0, s01);
            s02 = w2.fma(f0, s02);
            s03 = w3.fma(f0, s03);
            FloatVector f1 = FloatVector.broadcast(S, x[x1 + i]);
            s10 = w0.fma(f1, s10);
            s11 = w1.fma(f1, s11);
            s12 = w2.fma(f1, s12);
            s13 = w3.fma(f1, s13);
            FloatVector f2 = FloatVector.broadcast(S, x[x2 + i]);
            s20 = w0.fma(f2, s20);
            s21 = w1.fma(f2, s21);
            s22 = w2.fma(f2, s22);
            s23 = w3.fma(f2, s23);
            FloatVector f3 = FloatVector.broadcast(S, x[x3 + i]);
            s30 = w0.fma(f3, s30);
            s31 = w1.fma(f3, s31);
            s32 = w2.fma(f3, s32);
            s33 = w3.fma(f3, s33);
            FloatVector f4 = FloatVector.broadcast(S, x[x4 + i]);
            s40 = w0.fma(f4, s40);
            s41 = w1.fma(f4, s41);
            s42 = w2.fma(f4, s42);
            s43 = w3.fma(f4, s43);
            FloatVector f5 = FloatVector.broadcast(S, x[x5 + i]);
            s50 = w0.fma(f5, s50);
            s51 = w1.fma(f5, s51);
            s52 = w2.fma(f5, s52);
            s53 = w3.fma(f5, s53);
        }
        s00.intoArray(out, outAt);
        s01.intoArray(out, outAt + L);
        s02.intoArray(out, outAt + 2 * L);
        s03.intoArray(out, outAt + 3 * L);
        s10.intoArray(out, o1);
        s11.intoArray(out, o1 + L);
        s12.intoArray(out, o1 + 2 * L);
        s13.intoArray(out, o1 + 3 * L);
        s20.intoArray(out, o2);
        s21.intoArray(out, o2 + L);
        s22.intoArray(out, o2 + 2 * L);
        s23.intoArray(out, o2 + 3 * L);
        s30.intoArray(out, o3);
        s31.intoArray(out, o3 + L);
        s32.intoArray(out, o3 + 2 * L);
        s33.intoArray(out, o3 + 3 * L);
        s40.intoArray(out, o4);
        s41.intoArray(out, o4 + L);
        s42.intoArray(out, o4 + 2 * L);
        s43.intoArray(out, o4 + 3 * L);
        s50.intoArray(out, o5);
        s51.intoArray(out, o5 + L);
        s52.intoArray(out, o5 + 2 * L);
        s53.intoArray(out, o5 + 3 * L);
    }

    /** One vector of x, two panels: twice the accumulators hide the latency of the multiply-add. */
    static void addWide(float[] w, int at, int count, float[] x, int xAt, float[] out, int outAt) {
        int second = at + count * 4 * L;
        FloatVector s0 = FloatVector.fromArray(S, out, outAt);
        FloatVector s1 = FloatVector.fromArray(S, out, outAt + L);
        FloatVector s2 = FloatVector.fromArray(S, out, outAt + 2 * L);
        FloatVector s3 = FloatVector.fromArray(S, out, outAt + 3 * L);
        FloatVector s4 = FloatVector.fromArray(S, out, outAt + 4 * L);
        FloatVector s5 = FloatVector.fromArray(S, out, outAt + 5 * L);
        FloatVector s6 = FloatVector.fromArray(S, out, outAt + 6 * L);
        FloatVector s7 = FloatVector.fromArray(S, out, outAt + 7 * L);
        for (int i = 0; i < count; i++) {
            int row = i * 4 * L;
            FloatVector factor = FloatVector.broadcast(S, x[xAt + i]);
            s0 = FloatVector.fromArray(S, w, at + row).fma(factor, s0);
            s1 = FloatVector.fromArray(S, w, at + row + L).fma(factor, s1);
            s2 = FloatVector.fromArray(S, w, at + row + 2 * L).fma(factor, s2);
            s3 = FloatVector.fromArray(S, w, at + row + 3 * L).fma(factor, s3);
            s4 = FloatVector.fromArray(S, w, second + row).fma(factor, s4);
            s5 = FloatVector.fromArray(S, w, second + row + L).fma(factor, s5);
            s6 = FloatVector.fromArray(S, w, second + row + 2 * L).fma(factor, s6);
            s7 = FloatVector.fromArray(S, w, second + row + 3 * L).fma(factor, s7);
        }
        s0.intoArray(out, outAt);
        s1.intoArray(out, outAt + L);
        s2.intoArray(out, outAt + 2 * L);
        s3.intoArray(out, outAt + 3 * L);
        s4.intoArray(out, outAt + 4 * L);
        s5.intoArray(out, outAt + 5 * L);
        s6.intoArray(out, outAt + 6 * L);
        s7.intoArray(out, outAt + 7 * L);
    }
}
