package io.tocsin.simulation;

/**
 * When a shop fails, as its clients see it.
 *
 * @param maxFailedShare a tick fails when more than this share of its requests failed
 * @param maxP95Seconds or when its 95th percentile of latency is above this
 * @param minTicks a failure is at least that many failing ticks in succession
 * @param recoveryTicks and is over when that many ticks in succession do not fail
 */
public record FailureRule(double maxFailedShare, double maxP95Seconds, int minTicks, int recoveryTicks) {
    /** More than 5 % failed or p95 above 6 s, for at least 3 ticks; pauses under 3 ticks belong to it. */
    public static FailureRule defaults() {
        return new FailureRule(0.05, 6, 3, 3);
    }

    boolean failing(TickReport report) {
        return report.failedShare() > maxFailedShare || report.p95Seconds() > maxP95Seconds;
    }
}
