package io.tocsin.align;

import java.util.TreeMap;

/**
 * How far an entity's ticks have come: what is closed, what is open.
 *
 * <p>Confined to one stream thread.
 */
final class AlignProgress {
    static final long NOTHING_CLOSED = Long.MIN_VALUE;

    /** No record of the change-log may be larger than what Kafka takes; a cell may need its counters once more when it closes. */
    static final int MAX_STORED_BYTES = 900_000;

    /** Open cells by tick number. */
    final TreeMap<Long, OpenCell> open = new TreeMap<>();

    final Counters counters = new Counters();

    final Irregularities irregularities = new Irregularities();
    /** Number of the newest closed tick, {@link #NOTHING_CLOSED} at first. */
    long lastClosed = NOTHING_CLOSED;
    /** The newest time that a sample of this entity has told, epoch milliseconds. */
    long newestTimeMs = Long.MIN_VALUE;

    /** So much more may it hold. */
    int freeBytes() {
        int bytes = counters.storedBytes();
        for (OpenCell cell : open.values()) {
            bytes += cell.storedBytes();
        }
        return MAX_STORED_BYTES - bytes;
    }
}
