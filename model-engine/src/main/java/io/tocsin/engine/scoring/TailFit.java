package io.tocsin.engine.scoring;

import java.util.Arrays;

/**
 * The level that scores cross as rarely as a budget of alarms allows, from fewer ticks than it would take to see it happen.
 *
 * <pre>
 *   m     maxima of blocks of 12 consecutive scores          one alarm lasts many ticks, but counts once
 *   q50, q90   their median and nine-tenths quantile
 *   spread     (q90 − q50) / (g(0.9) − g(0.5)), with g(p) = −ln(−ln p)
 * level      q90 + spread · (g(1 − 12 · alarms per tick) − g(0.9))
 * </pre>
 *
 * The maxima are taken to follow Gumbel's law (maxima of light-tailed scores, Gumbel 1958), and its spread is read between two quantiles, not from
 * the largest scores: nobody labels the incidents of a calibration stretch, and as long as they take up well under a tenth of it they move the level
 * little. Peaks over threshold (SPOT, Siffer et al. 2017) is fitted to exactly these largest scores; on servers with unlabelled incidents its levels
 * were beyond all later ones (docs/detection.md).
 *
 * <p>Thread-safe.
 */
public final class TailFit {
    private static final int BLOCK_TICKS = 12;
    /** With fewer blocks there is no quantile to speak of; then each score is one. */
    private static final int MIN_BLOCKS = 20;

    private static final double LOW = 0.5;
    private static final double HIGH = 0.9;

    private TailFit() {}

    /**
     * The level.
     *
     * @param alarmsPerTick above 0, below 1
     * @param scores finite, in the order of their ticks, at least 4
     */
    public static float level(double alarmsPerTick, float[] scores) {
        if (scores.length < 4) {
            throw new IllegalArgumentException("too few scores for a tail: scores=" + scores.length + ", needs 4");
        }
        int block = scores.length >= MIN_BLOCKS * BLOCK_TICKS ? BLOCK_TICKS : 1;
        float[] maxima = maxima(scores, block);
        Arrays.sort(maxima);
        double low = quantile(maxima, LOW);
        double high = quantile(maxima, HIGH);
        double spread = (high - low) / (gumbel(HIGH) - gumbel(LOW));
        double share = Math.max(HIGH, 1 - block * alarmsPerTick);
        return (float) (high + spread * (gumbel(share) - gumbel(HIGH)));
    }

    /** The quantile of the standard Gumbel distribution. */
    private static double gumbel(double share) {
        return -Math.log(-Math.log(share));
    }

    private static float[] maxima(float[] scores, int block) {
        float[] maxima = new float[scores.length / block];
        for (int i = 0; i < maxima.length; i++) {
            maxima[i] = Float.NEGATIVE_INFINITY;
            for (int j = i * block; j < (i + 1) * block; j++) {
                maxima[i] = Math.max(maxima[i], scores[j]);
            }
        }
        return maxima;
    }

    /** Between the two order statistics around {@code share}, linearly. */
    private static double quantile(float[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
