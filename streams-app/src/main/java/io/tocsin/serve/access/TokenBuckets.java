package io.tocsin.serve.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A token bucket a caller: {@code burst} tokens at first, {@code perSecond} more each second, never over {@code burst}. Those of callers that were not
 * seen for longest are forgotten where there are many, so memory is bounded; who is forgotten begins with a full one.
 *
 * <p>Thread-safe.
 */
final class TokenBuckets {
    static final int CALLERS_MAX = 10_000;
    private static final double NANOS_A_SECOND = 1e9;

    private final double perSecond;
    private final int burst;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CALLERS_MAX;
        }
    };

    TokenBuckets(double perSecond, int burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    private record Bucket(double tokens, long atNanos) {}

    /** True when there was one left for {@code caller}. */
    synchronized boolean take(String caller) {
        long now = nanoTime.getAsLong();
        Bucket before = buckets.getOrDefault(caller, new Bucket(burst, now));
        double tokens = Math.min(burst, before.tokens + (now - before.atNanos) / NANOS_A_SECOND * perSecond);
        boolean isLeft = tokens >= 1;
        buckets.put(caller, new Bucket(isLeft ? tokens - 1 : tokens, now));
        return isLeft;
    }

    /** After which there is one again, for one who had none: at least 1. */
    int retryAfterSeconds() {
        return (int) Math.max(1, Math.ceil(1 / perSecond));
    }
}
