package io.tocsin.backtest.flashsale;

import java.util.Arrays;

/**
 * What a tick knows of the ticks before it.
 *
 * <p>Thread-safe.
 */
final class Smoothing {
    private Smoothing() {}

    /** The exponential mean with a time constant of so many ticks, begun at the first value. */
    static double[] exponential(double[] values, double ticks) {
        double share = 1 - Math.exp(-1 / ticks);
        double[] means = new double[values.length];
        double mean = values.length == 0 ? 0 : values[0];
        for (int t = 0; t < values.length; t++) {
            mean += share * (values[t] - mean);
            means[t] = mean;
        }
        return means;
    }

    /** The least of the last so many values. */
    static double[] minimum(double[] values, int ticks) {
        double[] minima = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            minima[t] = Arrays.stream(values, Math.max(0, t + 1 - ticks), t + 1)
                    .min()
                    .orElseThrow();
        }
        return minima;
    }

    /** The median of the last so many values. */
    static double[] median(double[] values, int ticks) {
        double[] medians = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            double[] last = Arrays.copyOfRange(values, Math.max(0, t + 1 - ticks), t + 1);
            Arrays.sort(last);
            int n = last.length;
            medians[t] = (last[(n - 1) / 2] + last[n / 2]) / 2;
        }
        return medians;
    }
}
