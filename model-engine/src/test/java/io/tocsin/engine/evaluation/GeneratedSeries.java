package io.tocsin.engine.evaluation;

import java.util.Arrays;

/**
 * A labelled series of 3000 ticks that a few lines in any language make again: nine events, the first at the first tick, the last at the last one,
 * some so near that their buffers overlap.
 */
final class GeneratedSeries {
    private static final int TICKS = 3000;
    private static final int[][] EVENTS = {
        {0, 7}, {100, 140}, {150, 151}, {230, 250}, {900, 1000}, {1500, 1501}, {1502, 1510}, {2200, 2300}, {2995, 3000}
    };

    private GeneratedSeries() {}

    static boolean[] labels() {
        boolean[] labels = new boolean[TICKS];
        for (int[] event : EVENTS) {
            Arrays.fill(labels, event[0], event[1], true);
        }
        return labels;
    }

    /** Noise in so many levels, raised by {@code lift} in the events, {@code delay} ticks late. */
    static double[] scores(long seed, int levels, double lift, int delay) {
        boolean[] labels = labels();
        double[] scores = new double[TICKS];
        long state = seed;
        for (int t = 0; t < TICKS; t++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            double uniform = (state >>> 40) / 0x1p24;
            scores[t] = Math.floor(uniform * levels) / levels + (t >= delay && labels[t - delay] ? lift : 0);
        }
        return scores;
    }
}
