package io.tocsin;

import java.util.Arrays;

/** Milliseconds from sample to score. Immutable. */
record Latency(int count, long p50Ms, long p99Ms, long maxMs) {
    /** Of nanoseconds, in any order. */
    static Latency of(long[] nanos) {
        if (nanos.length == 0) {
            return new Latency(0, 0, 0, 0);
        }
        Arrays.sort(nanos);
        return new Latency(nanos.length, at(nanos, 0.5), at(nanos, 0.99), at(nanos, 1));
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, (long) (share * sorted.length))] / 1_000_000;
    }

    @Override
    public String toString() {
        return "p50 " + p50Ms + " ms, p99 " + p99Ms + " ms";
    }
}
