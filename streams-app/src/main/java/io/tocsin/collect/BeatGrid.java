package io.tocsin.collect;

import java.time.Duration;

/**
 * When to read: once per cell of the wall-clock grid, a twentieth of the interval before the cell ends (at :09.5, :19.5,
 * and so on for 10 s). A reading describes the time before it, so it belongs to the cell that is about to end; its own time must
 * fall into that cell. On the boundary itself (:10.0) it would fall into the next cell, and the least jitter or clock
 * correction would put two samples into one cell and none into another. The lead leaves room for both.
 *
 * <p>Thread-safe.
 *
 * @param intervalMs the length of a cell in milliseconds, at least 1000; cells start at multiples of it since 1970 UTC
 */
record BeatGrid(long intervalMs) {
    private static final long MIN_INTERVAL_MS = 1000;
    private static final int LEAD_PER_INTERVAL = 20;

    BeatGrid {
        if (intervalMs < MIN_INTERVAL_MS) {
            throw new IllegalArgumentException(
                    "interval of the collector must be at least " + MIN_INTERVAL_MS + " ms: intervalMs=" + intervalMs);
        }
    }

    static BeatGrid of(Duration interval) {
        return new BeatGrid(interval.toMillis());
    }

    /** The first beat later than {@code timeMs}. */
    long beatAfter(long timeMs) {
        long leadMs = leadMs();
        return (Math.floorDiv(timeMs + leadMs, intervalMs) + 1) * intervalMs - leadMs;
    }

    /** The first beat that has a whole interval before it when counting starts at {@code startMs}. */
    long firstBeat(long startMs) {
        return beatAfter(startMs + intervalMs - 1);
    }

    /** Beats whose cell was over at {@code nowMs}, beginning with the one due at {@code beatMs}; 0 when in time. */
    long missedBeats(long beatMs, long nowMs) {
        long lateMs = nowMs - (beatMs + leadMs());
        return lateMs < 0 ? 0 : lateMs / intervalMs + 1;
    }

    private long leadMs() {
        return intervalMs / LEAD_PER_INTERVAL;
    }
}
