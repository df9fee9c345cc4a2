package io.tocsin.baseline;

import java.util.OptionalInt;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * Finds the period after which a stretch repeats itself: the highest peak of the autocorrelation, mean over the features that vary, behind the
 * lag where it first falls below {@value #FADED}.
 *
 * <p>By the Wiener–Khinchin theorem: the autocorrelation is the inverse Fourier transform of the power spectrum. Sums are divided by the length
 * of the stretch, not by the number of pairs, so that of a period and its multiples the period wins. Cost: features · ticks · log(ticks).
 *
 * <p>Thread-safe.
 */
final class SeasonFinder {
    /** A period must be seen three times to be believed. */
    private static final int CYCLES = 3;

    /** Correlation at the period from which on it is more than a coincidence of slow waves. */
    private static final double BELIEVED = 0.2;

    /** What is near in time is alike; a period begins where this likeness has passed. */
    private static final double FADED = 0.1;

    private SeasonFinder() {}

    /** The period in ticks, if there is one that {@code ticks} shows at least three times. */
    static OptionalInt find(float[][] ticks) {
        double[] correlation = autocorrelation(ticks);
        int end = Math.min(correlation.length - 1, ticks.length / CYCLES);
        int lag = 1;
        while (lag <= end && correlation[lag] >= FADED) {
            lag++;
        }
        int best = 0;
        for (; lag <= end; lag++) {
            boolean peak = correlation[lag] >= correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];
            if (peak && correlation[lag] >= BELIEVED && (best == 0 || correlation[lag] > correlation[best])) {
                best = lag;
            }
        }
        return best == 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /** {@code [half of the padded length]}, by lag; 1 at lag 0, 0 throughout where nothing varies. */
    static double[] autocorrelation(float[][] ticks) {
        // Padded to twice the length: the transform is of a circle, and its end must not meet its beginning.
        int size = Integer.highestOneBit(Math.max(1, 2 * ticks.length - 1)) * 2;
        double[] power = new double[size];
        int varying = 0;
        for (int feature = 0; feature < ticks[0].length; feature++) {
            varying += addPower(ticks, feature, power) ? 1 : 0;
        }
        double[][] wave = {power, new double[size]};
        FastFourierTransformer.transformInPlace(wave, DftNormalization.STANDARD, TransformType.INVERSE);
        double[] correlation = new double[size / 2];
        for (int lag = 0; lag < correlation.length && varying > 0; lag++) {
            correlation[lag] = wave[0][lag] / varying;
        }
        return correlation;
    }

    private static boolean addPower(float[][] ticks, int feature, double[] power) {
        double mean = 0;
        for (float[] tick : ticks) {
            mean += (double) tick[feature] / ticks.length;
        }
        double[][] wave = new double[2][power.length];
        double squares = 0;
        for (int t = 0; t < ticks.length; t++) {
            wave[0][t] = ticks[t][feature] - mean;
            squares += wave[0][t] * wave[0][t];
        }
        // Rounding leaves a flat feature a little variance.
        if (squares < 1e-6 * ticks.length) {
            return false;
        }
        FastFourierTransformer.transformInPlace(wave, DftNormalization.STANDARD, TransformType.FORWARD);
        for (int i = 0; i < power.length; i++) {
            power[i] += (wave[0][i] * wave[0][i] + wave[1][i] * wave[1][i]) / squares;
        }
        return true;
    }
}
