package io.tocsin.engine.scoring;

import java.util.Arrays;

/**
 * How residuals become a score of which 1.0 is the alert boundary.
 *
 * <pre>
 *   e_f   = |residual_f| / errorScale_f                      how unusual feature f is, 1 = its usual error
 *   raw   = √(mean over present f of min(e_f, 30)²)
 *   error = smoothing · raw + (1 − smoothing) · error before   causal, so that one odd tick does not page
 *   score = error / boundary
 * </pre>
 *
 * <p>Thread-safe; nobody writes to the array.
 *
 * @param errorScale {@code [features]}, the usual size of a residual in the network's units, above 0
 * @param smoothing weight of the newest tick, above 0 to 1
 * @param boundary the error from which an alert is wanted, above 0
 */
public record ScoreCalibration(float[] errorScale, float smoothing, float boundary) {
    private static final float MAX_ERROR = 30f;

    public ScoreCalibration {
        for (int i = 0; i < errorScale.length; i++) {
            requirePositive("errorScale[" + i + "]", errorScale[i]);
        }
        requirePositive("smoothing", smoothing);
        requirePositive("boundary", boundary);
        if (smoothing > 1) {
            throw new IllegalArgumentException("must be at most 1: smoothing=" + smoothing);
        }
    }

    private static void requirePositive(String name, float value) {
        if (!Float.isFinite(value) || value <= 0) {
            throw new IllegalArgumentException("must be finite and above 0: " + name + "=" + value);
        }
    }

    /** Residuals as they are: what calibration itself starts from. */
    public static ScoreCalibration neutral(int features) {
        float[] ones = new float[features];
        Arrays.fill(ones, 1f);
        return new ScoreCalibration(ones, 1f, 1f);
    }

    public ScoreCalibration withBoundary(float newBoundary) {
        return new ScoreCalibration(errorScale, smoothing, newBoundary);
    }

    /**
     * The raw error of one tick.
     *
     * @param residuals {@code [features]} in the network's units, NaN where missing
     * @return 0 when every feature is missing
     */
    public float rawError(float[] residuals) {
        float sum = 0;
        int present = 0;
        for (int f = 0; f < residuals.length; f++) {
            float residual = residuals[f];
            if (!Float.isNaN(residual)) {
                float error = Math.min(Math.abs(residual) / errorScale[f], MAX_ERROR);
                sum += error * error;
                present++;
            }
        }
        return present == 0 ? 0 : (float) Math.sqrt(sum / present);
    }

    /** The smoothed error after a tick with {@code raw}, given the one before. */
    public float smooth(float raw, float before) {
        return smoothing * raw + (1 - smoothing) * before;
    }
}
