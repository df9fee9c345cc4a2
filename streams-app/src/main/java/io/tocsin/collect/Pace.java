package io.tocsin.collect;

/**
 * The collector's wall clock: tells the time and lets it pass.
 *
 * <p>Thread-safe.
 */
interface Pace {

    /** Milliseconds since 1970 UTC. */
    long nowMs();

    /**
     * Waits until the wall clock shows {@code timeMs} or later, but no longer than it takes when nobody sets the clock;
     * {@code false} when stopped in the meantime.
     */
    boolean waitUntil(long timeMs) throws InterruptedException;

    /** Ends the waiting, now and from now on. */
    void stop();
}
