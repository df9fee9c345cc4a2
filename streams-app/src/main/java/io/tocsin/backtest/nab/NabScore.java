package io.tocsin.backtest.nab;

/**
 * What the alarms on one or more series are worth.
 *
 * <p>Thread-safe.
 *
 * @param raw sum of the weights of windows found, windows missed and false alarms
 * @param windows how many windows there were to find
 * @param found how many of them had an alarm
 * @param falseAlarms alarms outside of windows
 */
public record NabScore(double raw, int windows, int found, int falseAlarms) {
    public static final NabScore NOTHING = new NabScore(0, 0, 0, 0);

    public NabScore plus(NabScore other) {
        return new NabScore(
                raw + other.raw, windows + other.windows, found + other.found, falseAlarms + other.falseAlarms);
    }

    /**
     * The benchmark's scale: 0 for a detector that never alarms, 100 for one that alarms in the first row of each window and nowhere else.
     *
     * @return NaN without windows
     */
    public double normalized(NabProfile profile) {
        double silent = -profile.falseNegative() * windows;
        double perfect = profile.truePositive() * windows;
        return windows == 0 ? Double.NaN : 100.0 * (raw - silent) / (perfect - silent);
    }
}
