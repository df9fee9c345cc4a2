package io.tocsin.engine.training;

/**
 * The usual size of each feature's deviations: their root mean square, each held within ±6 training standard deviations, so that one outage does not
 * make every later one look usual. A few ticks say little: as many more as {@value #PRIOR_TICKS} of one training standard deviation are added to them.
 *
 * <p>Confined to one thread.
 */
final class UsualSizes {
    private static final float MAX_DEVIATION = 6f;
    /** A tenth of a metric's own standard deviation: what is smaller is no news, however good the forecast is. */
    private static final double FLOOR = 0.1;

    private static final int PRIOR_TICKS = 10;

    private final double[] squares;
    private final int[] counts;

    UsualSizes(int features) {
        this.squares = new double[features];
        this.counts = new int[features];
    }

    /** Takes the deviations of one tick, NaN where missing. */
    void add(float[] deviations) {
        for (int f = 0; f < deviations.length; f++) {
            if (!Float.isNaN(deviations[f])) {
                double bounded = Math.max(-MAX_DEVIATION, Math.min(MAX_DEVIATION, deviations[f]));
                squares[f] += bounded * bounded;
                counts[f]++;
            }
        }
    }

    /** {@code [features]}, above 0; one standard deviation for a feature that was never there. */
    float[] sizes() {
        float[] sizes = new float[squares.length];
        for (int f = 0; f < sizes.length; f++) {
            sizes[f] = (float) Math.max(FLOOR, Math.sqrt((squares[f] + PRIOR_TICKS) / (counts[f] + PRIOR_TICKS)));
        }
        return sizes;
    }
}
