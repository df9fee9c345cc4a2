package io.tocsin.benchmarks.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * One swap, and the two stretches of time around it.
 *
 * <p>Thread-safe.
 *
 * @param before latencies of the ten seconds before, the steady state
 * @param after latencies of the ten seconds from the moment on at which the deployment was to be written
 * @param backMs after which time the last second began whose 99th percentile was over one and a half of the steady one; 0: there was none
 * @param lastOldDueMs how long after the decision to write the deployment the newest sample was due that the replaced version judged
 * @param lastOldReadMs how long after it the last score of the replaced version was read
 * @param pausesBefore of the stream threads, in the stretch before
 * @param pausesAfter of the stream threads, in the stretch after
 */
record SwapOutcome(
        Latencies before,
        Latencies after,
        long backMs,
        long lastOldDueMs,
        long lastOldReadMs,
        AppFigures pausesBefore,
        AppFigures pausesAfter) {

    double ratio(double share) {
        return (double) after.percentile(share) / before.percentile(share);
    }

    static long back(ScoreLedger ledger, long fromMs, long endMs, double bar) {
        long back = 0;
        for (long second = fromMs; second + 1000 <= endMs; second += 1000) {
            if (ledger.between(second, second + 1000).percentile(0.99) > bar) {
                back = second + 1000 - fromMs;
            }
        }
        return back;
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(Double::compare);
        return sorted.get(sorted.size() / 2);
    }
}
