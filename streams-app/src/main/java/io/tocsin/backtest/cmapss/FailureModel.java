package io.tocsin.backtest.cmapss;

/** What has been learned about failures. Implementations are thread-safe. */
interface FailureModel {

    /** The probability at each cycle that the engine fails within the horizon, from that cycle and those before. */
    float[] probabilities(ScaledRun run);
}
