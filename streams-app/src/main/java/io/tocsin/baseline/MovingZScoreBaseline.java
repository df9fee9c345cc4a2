package io.tocsin.baseline;

/**
 * The rule of many dashboards: how many deviations of the last ticks a value is from their mean, in magnitude, mean over the features. The
 * window ends just before the tick.
 *
 * <p>A deviation counts as at least {@value #DEVIATION_FLOOR} of the training part's, so that a quiet window does not make noise an anomaly.
 *
 * <p>Thread-safe.
 */
public final class MovingZScoreBaseline implements Baseline {
    private static final double DEVIATION_FLOOR = 0.1;

    private final int windowTicks;

    /** @param windowTicks ticks of the window, at least 2 */
    public MovingZScoreBaseline(int windowTicks) {
        if (windowTicks < 2) {
            throw new IllegalArgumentException("must be at least 2: windowTicks=" + windowTicks);
        }
        this.windowTicks = windowTicks;
    }

    @Override
    public String name() {
        return "moving z-score";
    }

    @Override
    public double[] scores(float[][] training, float[][] test) {
        Timeline timeline = Timeline.of(training, test);
        return timeline.scoreTest(t -> meanZ(timeline, t));
    }

    private double meanZ(Timeline timeline, int t) {
        int from = Math.max(0, t - windowTicks);
        double sum = 0;
        for (int feature = 0; feature < timeline.features(); feature++) {
            sum += z(timeline, feature, from, t);
        }
        return sum / timeline.features();
    }

    private static double z(Timeline timeline, int feature, int from, int t) {
        double sum = 0;
        for (int i = from; i < t; i++) {
            sum += timeline.tick(i)[feature];
        }
        double mean = sum / (t - from);
        double squares = 0;
        for (int i = from; i < t; i++) {
            double difference = timeline.tick(i)[feature] - mean;
            squares += difference * difference;
        }
        double deviation = Math.sqrt(squares / (t - from));
        return Math.abs(timeline.tick(t)[feature] - mean) / Math.max(deviation, DEVIATION_FLOOR);
    }
}
