package io.tocsin.benchmarks.pipeline;

/**
 * One swap, and the two stretches of ten seconds around the moment in which it was asked for.
 *
 * <p>Thread-safe.
 *
 * @param before latencies of the samples that were due before, the steady state
 * @param after latencies of the samples that were due from then on
 * @param backMs after which time the last second ended whose 99th percentile was over one and a half of the steady one; 0: there was none
 * @param lastOldDueMs when, counted from that moment, the newest sample was due that the replaced version judged; negative where it was due before
 * @param gapBeforeMs the longest time in which a stream thread began no record, before
 * @param gapAfterMs the same, after
 */
record SwapOutcome(
        Latencies before, Latencies after, long backMs, long lastOldDueMs, double gapBeforeMs, double gapAfterMs) {
    private static final double STEADY = 1.5;
    private static final double SHARE = 0.99;

    double ratio() {
        return (double) after.percentile(SHARE) / before.percentile(SHARE);
    }

    /** What the ledger says of the time around {@code begunMs}. */
    static SwapOutcome of(
            ScoreLedger ledger, long begunMs, long endMs, long stretchMs, double gapBefore, double gapAfter) {
        Latencies before = ledger.between(begunMs - stretchMs, begunMs);
        double bar = STEADY * before.percentile(SHARE);
        long backMs = 0;
        for (long second = begunMs; second + 1000 <= endMs; second += 1000) {
            if (ledger.between(second, second + 1000).percentile(SHARE) > bar) {
                backMs = second + 1000 - begunMs;
            }
        }
        return new SwapOutcome(
                before,
                ledger.between(begunMs, begunMs + stretchMs),
                backMs,
                ledger.lastByOldDueMs() - begunMs,
                gapBefore,
                gapAfter);
    }
}
