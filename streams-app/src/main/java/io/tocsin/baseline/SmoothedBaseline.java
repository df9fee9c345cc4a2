package io.tocsin.baseline;

/**
 * The mean of another method's last scores: steadier, and later by half of its length. The first scores are means of what is there.
 *
 * <p>Thread-safe.
 */
public final class SmoothedBaseline implements Baseline {
    private final Baseline inner;
    private final int ticks;

    /** @param ticks how many scores go into a mean, the newest among them; at least 1 */
    public SmoothedBaseline(Baseline inner, int ticks) {
        if (ticks < 1) {
            throw new IllegalArgumentException("must be at least 1: ticks=" + ticks);
        }
        this.inner = inner;
        this.ticks = ticks;
    }

    @Override
    public String name() {
        return inner.name() + " + mean of " + ticks;
    }

    @Override
    public double[] scores(float[][] training, float[][] test) {
        return smooth(inner.scores(training, test));
    }

    /** The method whose scores are smoothed. */
    Baseline inner() {
        return inner;
    }

    double[] smooth(double[] raw) {
        double[] means = new double[raw.length];
        for (int t = 0; t < raw.length; t++) {
            means[t] = mean(raw, Math.max(0, t + 1 - ticks), t + 1);
        }
        return means;
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
