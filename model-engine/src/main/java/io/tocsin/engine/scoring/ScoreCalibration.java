package io.tocsin.engine.scoring;

import java.util.Arrays;

/**
 * How residuals become a score of which 1.0 is the alert boundary.
 *
 * <pre>
 *   e_f   = |residual_f| / errorScale_f                        how unusual feature f is, 1 = its usual error
 *   d_f   = (ν + 1) · ln(1 + e_f² / ν),  ν = 4                 deviance under Student's t
 *   raw   = √(mean over present f of d_f)
 *   error = smoothing · raw + (1 − smoothing) · error before   causal, so that one odd tick does not page
 *   score = error / boundary
 * </pre>
 *
 * Errors of live metrics have heavy tails. Under a normal distribution the deviance would be e², and one burst in one metric would outweigh all
 * others and push the boundary beyond everything else; under t it grows with the logarithm, so that several metrics that are somewhat off count as
 * much as one that is far off (Lange, Little and Taylor 1989, robust modelling with the t distribution; ν = 4 is their usual choice).
 *
 * <p>Thread-safe; nobody writes to the array.
 *
 * @param errorScale {@code [features]}, the usual size of a residual in the network's units, above 0
 * @param smoothing weight of the newest tick, above 0 to 1
 * @param boundary the error from which an alert is wanted, above 0
 */
public record ScoreCalibration(float[] errorScale, float smoothing, float boundary) {
    private static final double NU = 4;
    /** One more factor, at most 1e77, still fits into a double. */
    private static final double PRODUCT_MAX = 1e200;

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

    /** Deviance of one error, in its usual sizes, under Student's t. */
    static double deviance(double error) {
        return (NU + 1) * Math.log1p(error * error / NU);
    }

    /**
     * The raw error of one tick.
     *
     * @param residuals {@code [features]} in the network's units, NaN where missing
     * @return 0 when every feature is missing
     */
    public float rawError(float[] residuals) {
        // The sum of the logarithms as the logarithm of the product: one call a tick instead of one a feature.
        double logarithms = 0;
        double product = 1;
        int present = 0;
        for (int f = 0; f < residuals.length; f++) {
            double error = (double) residuals[f] / errorScale[f];
            if (!Double.isNaN(error)) {
                product *= 1 + error * error / NU;
                present++;
            }
            if (product > PRODUCT_MAX) {
                logarithms += Math.log(product);
                product = 1;
            }
        }
        double deviance = (NU + 1) * (logarithms + Math.log(product));
        return present == 0 ? 0 : (float) Math.sqrt(deviance / present);
    }

    /** The smoothed error after a tick with {@code raw}, given the one before. */
    public float smooth(float raw, float before) {
        return smoothing * raw + (1 - smoothing) * before;
    }
}
