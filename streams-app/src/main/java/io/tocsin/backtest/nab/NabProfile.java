package io.tocsin.backtest.nab;

/**
 * What right and wrong alarms are worth (Lavin and Ahmad 2015).
 *
 * <p>Thread-safe.
 *
 * @param truePositive a window that is found at its very begin, above 0
 * @param falseNegative what a window that is not found costs, at least 0
 * @param falsePositive what an alarm far from any window costs, at least 0
 */
public record NabProfile(double truePositive, double falseNegative, double falsePositive) {
    /** The benchmark's standard profile: about nine false alarms cost as much as a window is worth. */
    public static final NabProfile STANDARD = new NabProfile(1.0, 1.0, 0.11);
}
