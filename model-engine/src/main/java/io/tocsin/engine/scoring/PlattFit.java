package io.tocsin.engine.scoring;

/**
 * Fits {@link FailureCalibration}'s slope and intercept by maximum likelihood, with Platt's smoothed targets so that a perfect separation does
 * not run away: {@code (n₊ + 1) / (n₊ + 2)} and {@code 1 / (n₋ + 2)}. Newton's method on two unknowns with a step that is halved until the
 * likelihood grows (Lin, Lin and Weng 2007).
 *
 * <p>Confined to one thread; used once.
 */
public final class PlattFit {
    private static final int MAX_ITERATIONS = 100;
    private static final double MIN_STEP = 1e-10;
    private static final double RIDGE = 1e-12;
    private static final double DONE = 1e-7;
    private static final double LEAST_SLOPE = 0.01;

    private final float[] logits;
    private final double[] targets;
    private double slope = 1;
    private double intercept;

    private PlattFit(float[] logits, boolean[] failures, int positives, int negatives) {
        this.logits = logits;
        this.targets = new double[logits.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = failures[i] ? (positives + 1.0) / (positives + 2.0) : 1.0 / (negatives + 2.0);
        }
        this.intercept = Math.log((positives + 1.0) / (negatives + 1.0));
    }

    /**
     * Slope, above 0, and intercept; slope 1 and intercept 0 when one of the classes is not there. When the logits say nothing, next to no slope and the
     * intercept of the share of failures.
     */
    public static float[] fit(float[] logits, boolean[] failures) {
        int positives = 0;
        for (boolean failure : failures) {
            positives += failure ? 1 : 0;
        }
        int negatives = failures.length - positives;
        if (positives == 0 || negatives == 0) {
            return new float[] {1f, 0f};
        }
        PlattFit fit = new PlattFit(logits, failures, positives, negatives);
        fit.iterate();
        return fit.slope > LEAST_SLOPE
                ? new float[] {(float) fit.slope, (float) fit.intercept}
                : new float[] {(float) LEAST_SLOPE, (float) Math.log((positives + 1.0) / (negatives + 1.0))};
    }

    private void iterate() {
        double loss = loss(slope, intercept);
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            double gradientSlope = 0;
            double gradientIntercept = 0;
            double h11 = RIDGE;
            double h12 = 0;
            double h22 = RIDGE;
            for (int i = 0; i < logits.length; i++) {
                double x = logits[i];
                double p = 1 / (1 + Math.exp(-(slope * x + intercept)));
                double error = p - targets[i];
                double weight = p * (1 - p);
                gradientSlope += error * x;
                gradientIntercept += error;
                h11 += weight * x * x;
                h12 += weight * x;
                h22 += weight;
            }
            if (Math.abs(gradientSlope) < DONE && Math.abs(gradientIntercept) < DONE) {
                return;
            }
            double determinant = h11 * h22 - h12 * h12;
            double stepSlope = (h22 * gradientSlope - h12 * gradientIntercept) / determinant;
            double stepIntercept = (h11 * gradientIntercept - h12 * gradientSlope) / determinant;
            double reached = descend(stepSlope, stepIntercept, loss);
            if (reached >= loss) {
                return;
            }
            loss = reached;
        }
    }

    /** Goes as much of the step as lowers the loss; returns the new loss, or the old one when no part of it does. */
    private double descend(double stepSlope, double stepIntercept, double loss) {
        for (double share = 1; share > MIN_STEP; share /= 2) {
            double reached = loss(slope - share * stepSlope, intercept - share * stepIntercept);
            if (reached < loss) {
                slope -= share * stepSlope;
                intercept -= share * stepIntercept;
                return reached;
            }
        }
        return loss;
    }

    /** The negative log-likelihood, as log(1 + eᶻ) − t·z without overflow. */
    private double loss(double candidateSlope, double candidateIntercept) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double z = candidateSlope * logits[i] + candidateIntercept;
            sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - targets[i] * z;
        }
        return sum;
    }
}
