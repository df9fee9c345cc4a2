package io.tocsin.predict;

import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Takes the time of one step in {@value #EVERY}: to read the clock twice at each would cost more than it tells.
 *
 * <p>Confined to one stream thread.
 */
final class StepTimer {
    /** A power of two. */
    static final int EVERY = 64;

    private static final long NOT_TAKEN = Long.MIN_VALUE;

    private final Timer timer;
    private final LongSupplier nanoTime;
    private int steps;

    StepTimer(Timer timer, LongSupplier nanoTime) {
        this.timer = timer;
        this.nanoTime = nanoTime;
    }

    /** A step begins; what {@link #end} is to be given. */
    long begin() {
        // The first is none of those: nothing of it is compiled or cached yet.
        return (++steps & (EVERY - 1)) == 0 ? nanoTime.getAsLong() : NOT_TAKEN;
    }

    /** It ended. */
    void end(long begin) {
        if (begin != NOT_TAKEN) {
            timer.record(nanoTime.getAsLong() - begin, TimeUnit.NANOSECONDS);
        }
    }
}
