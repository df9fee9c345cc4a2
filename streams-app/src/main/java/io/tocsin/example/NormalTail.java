package io.tocsin.example;

/**
 * The upper tail of the standard normal distribution, after Abramowitz and Stegun (1964), 26.2.17; the error is below 7.5e-8.
 *
 * <p>Thread-safe.
 */
final class NormalTail {
    private static final double[] COEFFICIENTS = {0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429};

    private NormalTail() {}

    /** The probability of a value above {@code z}, which is at least 0. */
    static double above(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double sum = 0;
        for (int i = COEFFICIENTS.length - 1; i >= 0; i--) {
            sum = (sum + COEFFICIENTS[i]) * t;
        }
        return Math.max(0, Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * sum);
    }
}
