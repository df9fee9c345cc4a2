package io.tocsin.baseline;

import java.util.SplittableRandom;

/** Small seeded stretches with a known habit. */
final class Signals {
    static final int PERIOD = 24;

    private Signals() {}

    /** Two waves that move together, one noise and one flat feature; starts at {@code firstTick} of the wave. */
    static float[][] waves(int firstTick, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] ticks = new float[size][];
        for (int t = 0; t < size; t++) {
            double wave = Math.sin(2 * Math.PI * (firstTick + t) / PERIOD);
            ticks[t] = new float[] {
                (float) (wave + random.nextDouble(-0.1, 0.1)),
                (float) (wave + random.nextDouble(-0.1, 0.1)),
                (float) random.nextDouble(-1, 1),
                0
            };
        }
        return ticks;
    }

    /** One feature. */
    static float[][] column(double... values) {
        float[][] ticks = new float[values.length][1];
        for (int t = 0; t < values.length; t++) {
            ticks[t][0] = (float) values[t];
        }
        return ticks;
    }

    static float[][] copy(float[][] ticks) {
        float[][] copy = new float[ticks.length][];
        for (int t = 0; t < ticks.length; t++) {
            copy[t] = ticks[t].clone();
        }
        return copy;
    }

    static int highest(double[] scores) {
        int highest = 0;
        for (int t = 1; t < scores.length; t++) {
            highest = scores[t] > scores[highest] ? t : highest;
        }
        return highest;
    }
}
