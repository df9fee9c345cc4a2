package io.tocsin.backtest.cmapss;

/**
 * An engine and its sensors in standard deviations.
 *
 * <p>Thread-safe as long as nobody writes to the array.
 *
 * @param levels {@code [cycles][sensors]}
 */
record ScaledRun(EngineRun run, float[][] levels) {

    int size() {
        return levels.length;
    }

    int sensors() {
        return levels[0].length;
    }
}
