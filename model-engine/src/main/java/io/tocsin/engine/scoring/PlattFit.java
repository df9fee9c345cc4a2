package io.tocsin.engine.scoring;

/**
 * Fits {@link FailureCalibration}'s slope and intercept by maximum likelihood, with Platt's smoothed targets so that a perfect separation does
 * not run away: {@code (n₊ + 1) / (n₊ + 2)} and {@code 1 / (n₋ + 2)} (Lin, Lin and Weng 2007). Newton's method on two unknowns.
 *
 * <p>Thread-safe.
 */
public final class PlattFit {
    private static final int MAX_ITERATIONS = 50;
    private static final double RIDGE = 1e-6;

    private PlattFit() {}

    /** Slope and intercept; slope 1 and intercept 0 when one of the classes is not there. */
    public static float[] fit(float[] logits, boolean[] failures) {
        int positives = 0;
        for (boolean failure : failures) {
            positives += failure ? 1 : 0;
        }
        int negatives = failures.length - positives;
        if (positives == 0 || negatives == 0) {
            return new float[] {1f, 0f};
        }
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (negatives + 2.0);
        double slope = 1;
        double intercept = Math.log((double) positives / negatives);
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            double gradientSlope = 0;
            double gradientIntercept = 0;
            double h11 = RIDGE;
            double h12 = 0;
            double h22 = RIDGE;
            for (int i = 0; i < logits.length; i++) {
                double x = logits[i];
                double p = 1 / (1 + Math.exp(-(slope * x + intercept)));
                double error = p - (failures[i] ? high : low);
                double weight = p * (1 - p);
                gradientSlope += error * x;
                gradientIntercept += error;
                h11 += weight * x * x;
                h12 += weight * x;
                h22 += weight;
            }
            double determinant = h11 * h22 - h12 * h12;
            double stepSlope = (h22 * gradientSlope - h12 * gradientIntercept) / determinant;
            double stepIntercept = (h11 * gradientIntercept - h12 * gradientSlope) / determinant;
            // Half steps once the plain one would be wild: the likelihood is convex, so a shorter step still leads
            // down.
            double damping = Math.abs(stepSlope) + Math.abs(stepIntercept) > 4 ? 0.5 : 1;
            slope -= damping * stepSlope;
            intercept -= damping * stepIntercept;
            if (Math.abs(stepSlope) + Math.abs(stepIntercept) < 1e-9) {
                break;
            }
        }
        boolean usable = Double.isFinite(slope) && Double.isFinite(intercept) && slope > 0.01;
        return usable ? new float[] {(float) slope, (float) intercept} : new float[] {1f, 0f};
    }
}
