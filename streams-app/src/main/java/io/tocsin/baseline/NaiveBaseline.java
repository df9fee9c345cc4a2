package io.tocsin.baseline;

/**
 * Expects the next tick to be as the last: the squared difference to the tick before, mean over the features.
 *
 * <p>Thread-safe.
 */
public final class NaiveBaseline implements Baseline {
    @Override
    public String name() {
        return "naive";
    }

    @Override
    public double[] scores(float[][] training, float[][] test) {
        Timeline timeline = Timeline.of(training, test);
        return timeline.scoreTest(t -> timeline.meanSquaredDifference(t, t - 1));
    }
}
