package io.tocsin.backtest.cmapss;

/** What is asked, and of whom. Thread-safe. */
final class Protocol {
    /** A cycle is positive when the engine fails within so many cycles from it. */
    static final int HORIZON_CYCLES = 30;
    /** Engines with fewer cycles are not judged, nor are the cycles before. */
    static final int FIRST_JUDGED_CYCLE = 50;

    private Protocol() {}

    static boolean isPositive(int remainingCycles) {
        return remainingCycles <= HORIZON_CYCLES;
    }

    static boolean isJudged(EngineRun run) {
        return run.size() >= FIRST_JUDGED_CYCLE;
    }
}
