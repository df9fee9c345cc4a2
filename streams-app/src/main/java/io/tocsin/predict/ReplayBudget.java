package io.tocsin.predict;

import java.util.function.LongSupplier;

/**
 * How much of a stream thread's time may go into replays that can wait: a tenth, and what was not used lately up to {@value #MOST_SAVED_MS} ms. A
 * replay may overdraw it, and the next one waits the longer.
 *
 * <p>Confined to one stream thread.
 */
final class ReplayBudget {
    private static final double SHARE = 0.1;
    /** Samples that come meanwhile wait as long: a fraction of what a sample takes to its score. */
    private static final long MOST_SAVED_MS = 20;

    private static final double MOST_SAVED_NANOS = MOST_SAVED_MS * 1e6;

    private final LongSupplier nanoTime;
    private long accruedAt;
    private double savedNanos;

    ReplayBudget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.accruedAt = nanoTime.getAsLong();
        this.savedNanos = MOST_SAVED_NANOS;
    }

    /** Whether there is time for a replay now. */
    boolean allows() {
        long now = nanoTime.getAsLong();
        savedNanos = Math.min(MOST_SAVED_NANOS, savedNanos + SHARE * (now - accruedAt));
        accruedAt = now;
        return savedNanos > 0;
    }

    /** Takes what a replay took. */
    void spend(long nanos) {
        savedNanos -= nanos;
    }
}
