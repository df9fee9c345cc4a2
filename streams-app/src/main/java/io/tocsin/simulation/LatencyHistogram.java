package io.tocsin.simulation;

import java.util.Arrays;

/**
 * Latencies of one tick in buckets of an eighth of an octave (about 9 % wide); reads the buckets off the bits of the number.
 *
 * <p>Confined to one thread.
 */
final class LatencyHistogram {
    private static final int BITS_BELOW_BUCKET = 49;
    /** 2^-10 s: everything faster counts as that. */
    private static final double MIN_SECONDS = 0x1.0p-10;

    private static final int FIRST_BUCKET = (int) (Double.doubleToRawLongBits(MIN_SECONDS) >>> BITS_BELOW_BUCKET);
    private final long[] counts = new long[8 * 15];
    private long total;
    private double sumSeconds;
    private double maxSeconds;

    void add(double seconds, int count) {
        int bucket = (int) (Double.doubleToRawLongBits(Math.max(MIN_SECONDS, seconds)) >>> BITS_BELOW_BUCKET);
        counts[Math.min(counts.length - 1, bucket - FIRST_BUCKET)] += count;
        total += count;
        sumSeconds += seconds * count;
        maxSeconds = Math.max(maxSeconds, seconds);
    }

    /** The latency that the given share of the requests does not exceed, linear inside the bucket; 0 when there was none. */
    double quantile(double share) {
        double rank = share * total;
        long below = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0 && below + counts[bucket] >= rank) {
                double low = edge(bucket);
                return Math.min(maxSeconds, low + (edge(bucket + 1) - low) * (rank - below) / counts[bucket]);
            }
            below += counts[bucket];
        }
        return 0;
    }

    double meanSeconds() {
        return total == 0 ? 0 : sumSeconds / total;
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
        sumSeconds = 0;
        maxSeconds = 0;
    }

    private static double edge(int bucket) {
        return Double.longBitsToDouble((long) (FIRST_BUCKET + bucket) << BITS_BELOW_BUCKET);
    }
}
