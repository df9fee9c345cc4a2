package io.tocsin.engine.scoring;

/**
 * How the failure head's logit for one horizon becomes a probability that means what it says (Platt 1999): {@code P = 1 / (1 + exp(−(slope · logit +
 * intercept)))}.
 *
 * <p>Thread-safe.
 *
 * @param slope above 0: more logit is never less probability
 * @param boundary the probability from which an alert is wanted, above 0, below 1
 * @param horizonTicks how far ahead the probability looks, at least 1
 */
public record FailureCalibration(float slope, float intercept, float boundary, int horizonTicks) {

    public FailureCalibration {
        if (!Float.isFinite(slope) || slope <= 0) {
            throw new IllegalArgumentException("must be finite and above 0: slope=" + slope);
        }
        if (!Float.isFinite(intercept)) {
            throw new IllegalArgumentException("must be finite: intercept=" + intercept);
        }
        if (!(boundary > 0 && boundary < 1)) {
            throw new IllegalArgumentException("must be above 0 and below 1: failure boundary=" + boundary);
        }
        if (horizonTicks < 1) {
            throw new IllegalArgumentException("must be at least 1: horizonTicks=" + horizonTicks);
        }
    }

    /** The logit taken at its word: what calibration itself starts from. */
    public static FailureCalibration neutral(int horizonTicks) {
        return new FailureCalibration(1f, 0f, 0.5f, horizonTicks);
    }

    public FailureCalibration withBoundary(float newBoundary) {
        return new FailureCalibration(slope, intercept, newBoundary, horizonTicks);
    }

    /**
     * Raises each probability to those of the shorter horizons before it: what begins within a minute begins within three. NaN stays NaN.
     *
     * @param probabilities by ascending horizon
     */
    public static void makeMonotone(float[] probabilities) {
        for (int h = 1; h < probabilities.length; h++) {
            probabilities[h] = Math.max(probabilities[h], probabilities[h - 1]);
        }
    }

    public float probability(float logit) {
        return (float) (1 / (1 + Math.exp(-((double) slope * logit + intercept))));
    }
}
