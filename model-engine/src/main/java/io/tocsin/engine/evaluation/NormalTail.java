package io.tocsin.engine.evaluation;

/**
 * The complementary error function {@code erfc(x) = 2/√π ∫_x^∞ e^{−t²} dt}, to about 14 digits: below {@value #SERIES_END} by
 * {@code erf(x) = 2/√π e^{−x²} Σ 2ⁿ x^{2n+1} / (2n+1)!!} (Abramowitz and Stegun 7.1.6), whose terms have one sign, from there on by the continued
 * fraction (7.1.14).
 *
 * <p>Thread-safe.
 */
final class NormalTail {
    private static final double SERIES_END = 2;
    private static final int FRACTION_DEPTH = 200;

    private NormalTail() {}

    /** Probability that a standard normal number lies at least {@code z} from 0 on either side. */
    static double twoSided(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        return x < SERIES_END ? 1 - series(x) : fraction(x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-17; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    private static double fraction(double x) {
        double rest = x;
        for (int n = FRACTION_DEPTH; n > 0; n--) {
            rest = x + n / 2.0 / rest;
        }
        return Math.exp(-x * x) / (Math.sqrt(Math.PI) * rest);
    }
}
