package io.tocsin.engine.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A mean over series, and how far it might lie elsewhere with other series of the same kind: the 2.5th and 97.5th percentile, linear between ranks,
 * of the means of {@value #RESAMPLES} samples drawn with replacement (percentile bootstrap; Efron and Tibshirani 1993). With fewer than about 10
 * series it is too narrow. The same seed gives the same interval.
 *
 * <p>Thread-safe.
 *
 * @param mean of the values themselves
 * @param low lower end of the 95 % interval
 * @param high upper end
 */
public record BootstrapInterval(double mean, double low, double high) {
    private static final int RESAMPLES = 2000;
    private static final double TAIL = 0.025;

    /**
     * Resamples the values.
     *
     * @param values one a series, finite, at least one
     */
    public static BootstrapInterval ofMean(double[] values, long seed) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a mean needs values: values=0");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("value must be finite: index=" + i + " value=" + values[i]);
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[r] = sum / values.length;
        }
        Arrays.sort(means);
        double mean = Arrays.stream(values).sum() / values.length;
        return new BootstrapInterval(mean, percentile(means, TAIL), percentile(means, 1 - TAIL));
    }

    private static double percentile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
