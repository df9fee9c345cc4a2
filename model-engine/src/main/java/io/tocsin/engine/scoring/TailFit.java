package io.tocsin.engine.scoring;

import java.util.Arrays;

/**
 * The level that a score exceeds with a given small probability, from fewer observations than it would take to see it happen.
 *
 * <p>Peaks over threshold: the excesses over a high quantile follow a generalised Pareto distribution (Pickands 1975); its shape and scale are
 * found by probability-weighted moments (Hosking and Wallis 1987), as in SPOT (Siffer et al. 2017) but with an estimator that needs no search.
 * The shape is kept within 0 to {@value #MAX_SHAPE}: a finite end-point would promise that nothing worse can come, a heavier tail would never
 * alert. Cost: one sort.
 *
 * <p>Thread-safe.
 */
public final class TailFit {
    private static final double TAIL_SHARE = 0.02;
    private static final int MIN_EXCESSES = 10;
    private static final double MAX_SHAPE = 0.3;

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
        double weighted = 0;
        for (int i = 0; i < excesses; i++) {
            double excess = sorted[n - excesses + i] - threshold;
            mean += excess / excesses;
            weighted += (1 - (i + 0.65) / excesses) * excess / excesses;
        }
        if (mean <= 0) {
            return (float) threshold;
        }
        double shape = Math.max(0, Math.min(MAX_SHAPE, 2 - mean / Math.max(mean - 2 * weighted, 1e-12)));
        double scale = mean * (1 - shape);
        double times = excesses / (n * probability);
        double beyond = shape < 1e-6 ? scale * Math.log(times) : scale / shape * (Math.pow(times, shape) - 1);
        return (float) (threshold + Math.max(0, beyond));
    }
}
