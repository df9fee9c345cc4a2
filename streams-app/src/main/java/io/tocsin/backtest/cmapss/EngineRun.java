package io.tocsin.backtest.cmapss;

/**
 * The record of one engine from its first cycle on.
 *
 * <p>Immutable as long as nobody writes to the arrays. Thread-safe then.
 *
 * @param id as in the file
 * @param settings {@code [cycles][settings]}, what the crew asked of the engine
 * @param sensors {@code [cycles][sensors]}
 * @param remainingAtEnd cycles from the last of the record to the failure; 0 where the record ends with it
 */
record EngineRun(int id, double[][] settings, double[][] sensors, int remainingAtEnd) {

    int size() {
        return sensors.length;
    }

    /** Cycles from the cycle at {@code index}, the first being 0, to the failure. */
    int remaining(int index) {
        return size() - 1 - index + remainingAtEnd;
    }

    EngineRun endingBeforeFailure(int remaining) {
        return new EngineRun(id, settings, sensors, remaining);
    }
}
