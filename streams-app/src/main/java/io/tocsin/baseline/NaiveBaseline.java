package io.tocsin.baseline;

/**
 * Expects the next tick to be as the last: the root mean square, over the features, of the difference to the tick before.
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
        return timeline.scoreTest(t -> timeline.rmsDifference(t, t - 1));
    }
}
