package io.tocsin.engine.scoring;

import java.util.Arrays;

/**
 * The level that a score exceeds with a given small probability, from fewer observations than it would take to see it happen.
 *
 * <p>Peaks over threshold (Pickands 1975; SPOT, Siffer et al. 2017) with an exponential tail: {@code level = u + mean excess · ln(n_u / (n · p))},
 * where {@code n_u} of {@code n} scores lie above the threshold u. The shape of a generalised Pareto tail is not estimated: from the few dozen
 * excesses that a calibration has, its error alone would move the level by a factor. Nor is it needed: the errors of {@link ScoreCalibration} grow
 * with the root of a logarithm, so that even residuals with a power-law tail leave them a tail lighter than exponential, and the level errs on the
 * side of fewer alarms. Cost: one sort.
 *
 * <p>Thread-safe.
 */
public final class TailFit {
    private static final double TAIL_SHARE = 0.02;
    private static final int MIN_EXCESSES = 10;

    private TailFit() {}

    /**
     * The level exceeded with {@code probability}.
     *
     * @param scores finite, at least 4
     * @param probability of one score to lie beyond, above 0, below 1
     */
    public static float levelExceededWith(double probability, float[] scores) {
        if (scores.length < 4) {
            throw new IllegalArgumentException("too few scores for a tail: scores=" + scores.length + ", needs 4");
        }
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int excesses = Math.min(Math.max(MIN_EXCESSES, (int) (TAIL_SHARE * n)), n / 2);
        double threshold = sorted[n - excesses - 1];
        double mean = 0;
        for (int i = n - excesses; i < n; i++) {
            mean += (sorted[i] - threshold) / excesses;
        }
        return (float) (threshold + mean * Math.max(0, Math.log(excesses / (n * probability))));
    }
}
