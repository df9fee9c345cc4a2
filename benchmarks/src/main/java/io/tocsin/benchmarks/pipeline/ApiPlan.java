package io.tocsin.benchmarks.pipeline;

/**
 * How much is fed and asked, and for how long it is looked at.
 *
 * <p>Thread-safe.
 *
 * @param entities each sends one sample of eight metrics a tick of ten seconds
 * @param swinging how many of them have values that jump, so that there is something to be told live
 * @param pairs stretches with the API loaded at full rate; there is one more without
 * @param stretchSeconds how long a stretch is to last, about
 * @param realSeconds at the rate that so many entities really have
 */
record ApiPlan(int entities, int swinging, int pairs, int stretchSeconds, int realSeconds) {
    /** Samples a second when each entity sends one a tick. */
    double realRate() {
        return entities * 1000.0 / SwingingFleet.TICK.toMillis();
    }
}
