package io.tocsin.engine.scoring;

import java.util.Arrays;

/**
 * The level that scores cross as rarely as a budget of alarms allows, from fewer ticks than it would take to see it happen.
 *
 * <pre>
 *   m     maxima of blocks of 12 consecutive scores          one alarm lasts many ticks, but counts once
 *   q50, q90   their median and nine-tenths quantile
 *   level = q90 + (q90 − q50) / ln 5 · ln(0.1 / (12 · alarms per tick))
 * </pre>
 *
 * The tail is taken as exponential (block maxima of light-tailed scores, Gumbel 1958), and its slope is read between two quantiles, not from the
 * largest scores: nobody labels the incidents of a calibration stretch, and as long as they take up less than a tenth of it they do not move the
 * level. Peaks over threshold (SPOT, Siffer et al. 2017) is fitted to exactly these largest scores; on servers with unlabelled incidents its levels
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
        double slope = (high - low) / Math.log((1 - LOW) / (1 - HIGH));
        return (float) (high + slope * Math.max(0, Math.log((1 - HIGH) / (block * alarmsPerTick))));
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
