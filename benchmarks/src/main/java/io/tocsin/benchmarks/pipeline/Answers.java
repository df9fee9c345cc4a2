package io.tocsin.benchmarks.pipeline;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was answered to questions of a kind.
 *
 * <p>Thread-safe.
 */
final class Answers {
    private static final double MICROS_A_MS = 1e3;

    private final Latencies latenciesMicros = new Latencies();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private long largestBytes;

    synchronized void good(long latencyMicros, int bytes) {
        latenciesMicros.add(latencyMicros);
        largestBytes = Math.max(largestBytes, bytes);
    }

    synchronized void bad(String why) {
        refusals.merge(why, 1, Integer::sum);
    }

    synchronized void reset() {
        latenciesMicros.reset();
        refusals.clear();
        largestBytes = 0;
    }

    int count() {
        return latenciesMicros.count();
    }

    double percentileMs(double share) {
        return latenciesMicros.percentile(share) / MICROS_A_MS;
    }

    /** The largest body, as it came over the wire. */
    synchronized long largestBytes() {
        return largestBytes;
    }

    /** How many were not answered, by the reason. */
    synchronized Map<String, Integer> refusals() {
        return Map.copyOf(refusals);
    }
}
