package io.tocsin.backtest.nab;

/**
 * Forecasts the next row of one series. Values are in standard deviations of the probation.
 *
 * <p>Confined to one thread.
 */
interface Forecaster {

    /**
     * Learns from the probation; called once, before anything else.
     *
     * @param probation {@code [rows]}
     * @return {@code [rows]} each value minus what is now forecast of it from those before; 0 for the first
     */
    double[] learn(double[] probation);

    /** Takes the next value and returns it minus what was forecast of it. */
    double residual(double value);
}
