package io.tocsin.benchmarks.pipeline;

import java.util.Arrays;

/**
 * All latencies of a stretch of time.
 *
 * <p>Thread-safe.
 */
public final class Latencies {
    private long[] latenciesMs = new long[1 << 16];
    private int count;

    synchronized void add(long latencyMs) {
        if (count == latenciesMs.length) {
            latenciesMs = Arrays.copyOf(latenciesMs, 2 * count);
        }
        latenciesMs[count++] = latencyMs;
    }

    public synchronized void reset() {
        count = 0;
    }

    public synchronized int count() {
        return count;
    }

    /** The latency that {@code share} of them do not exceed, in milliseconds; -1 when there are none. */
    public synchronized long percentile(double share) {
        if (count == 0) {
            return -1;
        }
        long[] sorted = Arrays.copyOf(latenciesMs, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) Math.ceil(share * count) - 1)];
    }
}
