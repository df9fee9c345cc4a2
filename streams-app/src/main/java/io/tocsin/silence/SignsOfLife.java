package io.tocsin.silence;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Whether samples flow at all, as the tasks of one process see it together: a host that is alone in its partition is judged by what comes in the others.
 *
 * <p>Thread-safe.
 */
final class SignsOfLife {
    /** The moment is shared by all threads; it need not be written at every sample. */
    private static final long RESOLUTION_MS = 100;

    private static final long NEVER = Long.MIN_VALUE;

    private final BooleanSupplier quietIsTold;
    private final AtomicInteger speaking = new AtomicInteger();
    private final AtomicInteger silent = new AtomicInteger();
    private volatile long newestMs = NEVER;

    /** Nobody else tells when nothing comes. */
    SignsOfLife() {
        this(() -> false);
    }

    /** @param quietIsTold whether it is told elsewhere that nothing comes of anybody, in no process */
    SignsOfLife(BooleanSupplier quietIsTold) {
        this.quietIsTold = quietIsTold;
    }

    /** Whether nothing comes of anybody, in no process, and others tell that. */
    boolean isQuietTold() {
        return quietIsTold.getAsBoolean();
    }

    /** Something came, of whatever entity. */
    void heard(long nowMs) {
        if (nowMs - RESOLUTION_MS >= newestMs) {
            newestMs = nowMs;
        }
    }

    /** Whether anything has come at {@code sinceMs} or later. */
    boolean hasHeardSince(long sinceMs) {
        return newestMs >= sinceMs;
    }

    /** For how long nothing came of anybody; since {@code beginMs} when nothing ever did. */
    long quietMs(long nowMs, long beginMs) {
        return Math.max(0, nowMs - Math.max(newestMs, beginMs));
    }

    /** Counts the entities that are not silent, of all tasks. */
    void countSpeaking(int change) {
        speaking.addAndGet(change);
    }

    /** Counts those that are silent, of all tasks. */
    void countSilent(int change) {
        silent.addAndGet(change);
    }

    int silent() {
        return silent.get();
    }

    int speaking() {
        return speaking.get();
    }
}
