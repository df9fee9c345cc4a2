package io.tocsin.baseline;

/**
 * Expects nothing but the training part's mean, which is 0 in its units: the root mean square of the features. Knows neither time nor
 * other features, and is hard to beat where failures are crass.
 *
 * <p>Thread-safe.
 */
public final class DistanceFromMeanBaseline implements Baseline {
    @Override
    public String name() {
        return "distance from mean";
    }

    @Override
    public double[] scores(float[][] training, float[][] test) {
        Timeline timeline = Timeline.of(training, test);
        return timeline.scoreTest(t -> rootMeanSquare(timeline.tick(t)));
    }

    private static double rootMeanSquare(float[] tick) {
        double sum = 0;
        for (float value : tick) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum / tick.length);
    }
}
