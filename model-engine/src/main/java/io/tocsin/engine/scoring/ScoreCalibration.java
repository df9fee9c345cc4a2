package io.tocsin.engine.scoring;

import java.util.Arrays;

/**
 * What is usual, so that a {@link ScoreMemory} can tell what is not: how large residuals and changes are, feature by feature and all together, and
 * from which error on an alert is wanted.
 *
 * <p>Thread-safe; nobody writes to the arrays.
 *
 * @param errorScale {@code [features]}, the usual size of a residual in the network's units, above 0
 * @param changeScale {@code [features]}, the usual size of the difference to the tick before, above 0
 * @param usualError mean of the {@linkplain #energy energy} of the residuals, above 0
 * @param usualChange mean of the energy of the changes, above 0
 * @param smoothing weight of the newest tick, above 0 to 1
 * @param boundary the error from which an alert is wanted, above 0
 */
public record ScoreCalibration(
        float[] errorScale, float[] changeScale, float usualError, float usualChange, float smoothing, float boundary) {
    /**
     * Beyond so many usual sizes a feature is off altogether. Without a bound one metric that was flat in training would decide for all; with a
     * much lower one an outage counts no more than a busy hour.
     */
    private static final float MAX_SIZES = 25f;

    public ScoreCalibration {
        requirePositive("errorScale", errorScale);
        requirePositive("changeScale", changeScale);
        if (errorScale.length != changeScale.length) {
            throw new IllegalArgumentException(
                    "wrong shape: errorScale=" + errorScale.length + " changeScale=" + changeScale.length);
        }
        requirePositive("usualError", usualError);
        requirePositive("usualChange", usualChange);
        requirePositive("smoothing", smoothing);
        requirePositive("boundary", boundary);
        if (smoothing > 1) {
            throw new IllegalArgumentException("must be at most 1: smoothing=" + smoothing);
        }
    }

    private static void requirePositive(String name, float... values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i]) || values[i] <= 0) {
                throw new IllegalArgumentException("must be finite and above 0: " + name
                        + (values.length > 1 ? "[" + i + "]" : "") + "=" + values[i]);
            }
        }
    }

    /** Residuals and changes as they are: what calibration itself starts from. */
    public static ScoreCalibration neutral(int features) {
        float[] ones = new float[features];
        Arrays.fill(ones, 1f);
        return new ScoreCalibration(ones, ones, 1f, 1f, 1f, 1f);
    }

    public ScoreCalibration withUsual(float newUsualError, float newUsualChange) {
        return new ScoreCalibration(errorScale, changeScale, newUsualError, newUsualChange, smoothing, boundary);
    }

    public ScoreCalibration withBoundary(float newBoundary) {
        return new ScoreCalibration(errorScale, changeScale, usualError, usualChange, smoothing, newBoundary);
    }

    public int features() {
        return errorScale.length;
    }

    /**
     * How much is off in one tick: the mean square, in usual sizes, over the features that are there.
     *
     * <pre>  energy = mean over present f of min(|deviation_f| / scale_f, 25)²  </pre>
     *
     * @param deviations {@code [features]}, NaN where missing
     * @param scale {@code [features]}, above 0
     * @return NaN when every feature is missing
     */
    public static float energy(float[] deviations, float[] scale) {
        double sum = 0;
        int present = 0;
        for (int f = 0; f < deviations.length; f++) {
            float sizes = Math.min(Math.abs(deviations[f]) / scale[f], MAX_SIZES);
            if (!Float.isNaN(sizes)) {
                sum += (double) sizes * sizes;
                present++;
            }
        }
        return (float) (sum / present);
    }
}
