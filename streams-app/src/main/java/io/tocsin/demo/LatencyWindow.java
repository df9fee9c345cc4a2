package io.tocsin.demo;

import java.util.Arrays;

/**
 * The newest latencies, and their percentiles.
 *
 * <p>Thread-safe.
 */
final class LatencyWindow {
    private final long[] latenciesMs;
    private long count;

    LatencyWindow(int size) {
        this.latenciesMs = new long[size];
    }

    synchronized void add(long latencyMs) {
        latenciesMs[(int) (count++ % latenciesMs.length)] = latencyMs;
    }

    /** Forgets all. */
    synchronized void reset() {
        count = 0;
    }

    /** The latency that {@code share} of the newest ones do not exceed, in milliseconds; NaN when there are none. */
    synchronized double percentile(double share) {
        int size = (int) Math.min(count, latenciesMs.length);
        if (size == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(latenciesMs, size);
        Arrays.sort(sorted);
        return sorted[Math.min(size - 1, (int) Math.ceil(share * size) - 1)];
    }
}
