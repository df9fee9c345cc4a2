package io.tocsin.baseline;

import java.util.Arrays;

/**
 * The training ticks that neighbours are looked for in: all of them, or, where they are too many, pieces of {@value #PIECE_TICKS} ticks spread
 * evenly over them.
 *
 * <p>Confined to one thread.
 */
final class ReferenceTicks {
    private static final int PIECE_TICKS = 250;
    private static final int MAX_TICKS = 25_000;

    /** Four megabytes, which stay in the processor's cache. */
    private static final int MAX_VALUES = 1_000_000;

    /** Ticks compared at once, so that a block of all features stays in the innermost cache. */
    private static final int BLOCK = 1024;

    private final float[][] columns;
    private final int pieceTicks;
    private final int windowTicks;
    private final int size;

    private ReferenceTicks(float[][] columns, int size, int pieceTicks, int windowTicks) {
        this.columns = columns;
        this.size = size;
        this.pieceTicks = pieceTicks;
        this.windowTicks = windowTicks;
    }

    /** @param training at least {@code windowTicks} ticks */
    static ReferenceTicks of(float[][] training, int windowTicks) {
        int features = training[0].length;
        int maxTicks = Math.min(MAX_TICKS, MAX_VALUES / Math.max(1, features));
        int piece = Math.max(PIECE_TICKS, windowTicks);
        if (training.length <= Math.max(maxTicks, piece)) {
            return new ReferenceTicks(columns(training), training.length, training.length, windowTicks);
        }
        int pieces = Math.max(1, maxTicks / piece);
        float[][] chosen = new float[pieces * piece][];
        for (int i = 0; i < pieces; i++) {
            long start = pieces == 1 ? 0 : (long) i * (training.length - piece) / (pieces - 1);
            System.arraycopy(training, (int) start, chosen, i * piece, piece);
        }
        return new ReferenceTicks(columns(chosen), chosen.length, piece, windowTicks);
    }

    private static float[][] columns(float[][] ticks) {
        float[][] columns = new float[ticks[0].length][ticks.length];
        for (int t = 0; t < ticks.length; t++) {
            for (int i = 0; i < columns.length; i++) {
                columns[i][t] = ticks[t][i];
            }
        }
        return columns;
    }

    int size() {
        return size;
    }

    /** Fills {@code distances}, {@code [size]}, with the sums over the features of the squared differences to {@code tick}. */
    void squaredDistances(float[] tick, float[] distances) {
        Arrays.fill(distances, 0);
        for (int from = 0; from < size; from += BLOCK) {
            int to = Math.min(size, from + BLOCK);
            int feature = 0;
            for (; feature + 1 < tick.length; feature += 2) {
                addTwo(tick[feature], columns[feature], tick[feature + 1], columns[feature + 1], distances, from, to);
            }
            if (feature < tick.length) {
                addOne(tick[feature], columns[feature], distances, from, to);
            }
        }
    }

    private static void addTwo(float a, float[] as, float b, float[] bs, float[] distances, int from, int to) {
        for (int i = from; i < to; i++) {
            float one = as[i] - a;
            float other = bs[i] - b;
            distances[i] += one * one + other * other;
        }
    }

    private static void addOne(float a, float[] as, float[] distances, int from, int to) {
        for (int i = from; i < to; i++) {
            float one = as[i] - a;
            distances[i] += one * one;
        }
    }

    /**
     * The k-th smallest distance of a window, k being the length of {@code nearest}, or the largest where there are fewer.
     *
     * @param windowDistances {@code [size]}, at the last tick of each window; those of windows that reach out of a piece are not looked at
     * @param nearest scratch
     */
    float nearest(float[] windowDistances, float[] nearest) {
        int found = 0;
        for (int piece = 0; piece < size; piece += pieceTicks) {
            for (int i = piece + windowTicks - 1; i < piece + pieceTicks; i++) {
                if (found < nearest.length) {
                    insert(windowDistances[i], nearest, found++);
                } else if (windowDistances[i] < nearest[found - 1]) {
                    insert(windowDistances[i], nearest, found - 1);
                }
            }
        }
        return nearest[found - 1];
    }

    /** Into the ascending first {@code count} values, over what stands behind them. */
    private static void insert(float value, float[] ascending, int count) {
        int place = count;
        while (place > 0 && ascending[place - 1] > value) {
            ascending[place] = ascending[place - 1];
            place--;
        }
        ascending[place] = value;
    }
}
