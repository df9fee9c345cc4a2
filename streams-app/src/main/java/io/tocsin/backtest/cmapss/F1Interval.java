package io.tocsin.backtest.cmapss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * How far the mean F1 over some seeds might lie elsewhere with other test engines of the same kind: the 2.5th and 97.5th percentile over
 * {@value #RESAMPLES} draws of as many engines with replacement (percentile bootstrap; Efron and Tibshirani 1993).
 *
 * <p>Thread-safe.
 */
record F1Interval(double low, double high) {
    private static final int RESAMPLES = 2000;
    private static final double TAIL = 0.025;
    /** Chance that has nothing to do with the seeds of the models: the same engines are drawn for every detector. */
    private static final long DRAW_SEED = 20080101;

    /** @param seeds for each seed the decisions on the same engines in the same order */
    static F1Interval of(List<List<Decision>> seeds) {
        SplittableRandom random = new SplittableRandom(DRAW_SEED);
        int engines = seeds.get(0).size();
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int[] drawn = random.ints(engines, 0, engines).toArray();
            means[i] = seeds.stream()
                    .mapToDouble(decisions -> drawnF1(decisions, drawn))
                    .average()
                    .orElse(Double.NaN);
        }
        // A draw without any failure or announcement has no F1.
        double[] sorted =
                DoubleStream.of(means).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0
                ? new F1Interval(Double.NaN, Double.NaN)
                : new F1Interval(percentile(sorted, TAIL), percentile(sorted, 1 - TAIL));
    }

    private static double drawnF1(List<Decision> decisions, int[] drawn) {
        List<Decision> sample = new ArrayList<>(drawn.length);
        Arrays.stream(drawn).forEach(engine -> sample.add(decisions.get(engine)));
        return Confusion.of(sample).f1();
    }

    private static double percentile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
