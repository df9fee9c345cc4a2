package io.tocsin.engine.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Which score a share of the ticks does not exceed.
 *
 * <p>Thread-safe.
 *
 * @param quantile the share, above 0, below 1
 * @param score 1 is the boundary
 */
public record ScoreQuantile(double quantile, double score) {
    private static final double[] QUANTILES = {0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 0.9999};

    /**
     * The customary ones that there are enough scores for: at least one lies beyond, and one below. The lowest first.
     *
     * @param scores in any order; NaN does not count
     */
    static List<ScoreQuantile> of(double[] scores) {
        double[] sorted = Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .toArray();
        return DoubleStream.of(QUANTILES)
                .filter(quantile -> isWithin(rank(quantile, sorted.length), sorted.length))
                .mapToObj(quantile -> new ScoreQuantile(quantile, sorted[rank(quantile, sorted.length) - 1]))
                .toList();
    }

    private static boolean isWithin(int rank, int count) {
        return rank > 0 && rank < count;
    }

    private static int rank(double quantile, int count) {
        return (int) Math.ceil(quantile * count);
    }
}
