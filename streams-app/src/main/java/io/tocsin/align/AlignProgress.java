package io.tocsin.align;

import java.util.TreeMap;

/**
 * How far an entity's ticks have come: what is closed, what is open.
 *
 * <p>Confined to one stream thread.
 */
final class AlignProgress {
    static final long NOTHING_CLOSED = Long.MIN_VALUE;

    /** Open cells by tick number. */
    final TreeMap<Long, OpenCell> open = new TreeMap<>();
    /** Number of the newest closed tick, {@link #NOTHING_CLOSED} at first. */
    long lastClosed = NOTHING_CLOSED;
    /** The newest time that a sample of this entity has told, epoch milliseconds. */
    long newestTimeMs = Long.MIN_VALUE;
    /** So many samples make a cell of this entity complete. */
    int usualSamples = 1;
}
