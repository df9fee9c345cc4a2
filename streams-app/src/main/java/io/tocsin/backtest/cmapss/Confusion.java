package io.tocsin.backtest.cmapss;

import java.util.List;

/**
 * How many decisions were right and wrong.
 *
 * <p>Thread-safe.
 *
 * @param hits failures that were announced
 * @param falseAlarms announcements without a failure
 * @param misses failures that were not announced
 */
record Confusion(int hits, int falseAlarms, int misses) {

    static Confusion of(List<Decision> decisions) {
        int hits = 0;
        int falseAlarms = 0;
        int misses = 0;
        for (Decision decision : decisions) {
            hits += decision.announced() && decision.positive() ? 1 : 0;
            falseAlarms += decision.announced() && !decision.positive() ? 1 : 0;
            misses += !decision.announced() && decision.positive() ? 1 : 0;
        }
        return new Confusion(hits, falseAlarms, misses);
    }

    /** NaN without announcements. */
    double precision() {
        return (double) hits / (hits + falseAlarms);
    }

    /** NaN without failures. */
    double recall() {
        return (double) hits / (hits + misses);
    }

    /** The harmonic mean of both; NaN without announcements and failures. */
    double f1() {
        return 2.0 * hits / (2 * hits + falseAlarms + misses);
    }
}
