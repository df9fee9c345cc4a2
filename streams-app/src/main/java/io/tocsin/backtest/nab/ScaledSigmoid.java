package io.tocsin.backtest.nab;

/**
 * What the place of an alarm is worth: {@code 2 / (1 + exp(5 y)) − 1}, where y is −1 at the begin of a window, 0 at its end, and above 0 behind it
 * in widths of the window (Lavin and Ahmad 2015, equation 1).
 *
 * <p>Thread-safe.
 */
final class ScaledSigmoid {
    /** So far behind the window an alarm has nothing to do with it. */
    static final double FAR_BEHIND = 3.0;

    private ScaledSigmoid() {}

    /** From just under 1 at the begin of a window through 0 at its end to −1 far behind it. */
    static double at(double position) {
        return position >= FAR_BEHIND ? -1.0 : 2.0 / (1.0 + Math.exp(5.0 * position)) - 1.0;
    }
}
