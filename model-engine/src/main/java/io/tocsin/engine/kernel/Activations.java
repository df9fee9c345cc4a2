package io.tocsin.engine.kernel;

/**
 * Sigmoid and tanh in {@code float}, several times faster than {@link Math#exp} and without branches, so that a vector version gives the same
 * numbers.
 *
 * <p>Thread-safe.
 */
// The coefficients keep the digits of their sources, more than a float holds.
@SuppressWarnings("FloatingPointLiteralPrecision")
final class Activations {
    private static final float LOG2_E = 1.44269504f;
    // ln 2 in two parts (Cody and Waite, 1980): the high part has enough trailing zeros that n · LN2_HIGH is exact.
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    // Below this the sigmoid is under 1e-37 and its exponent would leave the normal floats.
    private static final float EXP_MIN = -86f;
    // Adding and subtracting 1.5 · 2²³ rounds a float to the nearest integer.
    private static final float ROUND = 12582912f;
    private static final float TANH_MAX = 7.90531110763549805f;

    private Activations() {}

    /** {@code 1 / (1 + e⁻ˣ)}: computed from e to the minus |x|, so that small results keep their relative precision. */
    static float sigmoid(float x) {
        float e = expOfNegative(Math.max(-Math.abs(x), EXP_MIN));
        float numerator = x < 0 ? e : 1f;
        return numerator / (1f + e);
    }

    /** Minimax polynomial of degree 5 for eʳ on |r| ≤ ln 2 / 2 (Cephes, expf), scaled by 2ⁿ. */
    private static float expOfNegative(float x) {
        float n = x * LOG2_E + ROUND - ROUND;
        float r = x - n * LN2_HIGH - n * LN2_LOW;
        float p = 1.9875691500e-4f;
        p = p * r + 1.3981999507e-3f;
        p = p * r + 8.3334519073e-3f;
        p = p * r + 4.1665795894e-2f;
        p = p * r + 1.6666665459e-1f;
        p = p * r + 5.0000001201e-1f;
        float exp = p * r * r + r + 1f;
        return exp * Float.intBitsToFloat(((int) n + 127) << 23);
    }

    /** Rational approximation of degree 13 over 6, as in Eigen's {@code ptanh}; beyond ±7.9 tanh is ±1 in {@code float}. */
    static float tanh(float x) {
        float v = Math.max(-TANH_MAX, Math.min(TANH_MAX, x));
        float s = v * v;
        float p = -2.76076847742355e-16f;
        p = p * s + 2.00018790482477e-13f;
        p = p * s - 8.60467152213735e-11f;
        p = p * s + 5.12229709037114e-08f;
        p = p * s + 1.48572235717979e-05f;
        p = p * s + 6.37261928875436e-04f;
        p = p * s + 4.89352455891786e-03f;
        float q = 1.19825839466702e-06f;
        q = q * s + 1.18534705686654e-04f;
        q = q * s + 2.26843463243900e-03f;
        q = q * s + 4.89352518554385e-03f;
        return v * p / q;
    }
}
