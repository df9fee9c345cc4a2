package io.tocsin.collect;

/**
 * Turns one group of what the operating system tells into metrics, remembering the counters of the reading before.
 *
 * <p>Implementations are confined to one thread.
 */
interface GroupReader {

    /** Adds the group's metrics; {@code nowNanos} is of a monotonic clock, taken just before the call. */
    void read(HostProbe probe, long nowNanos, Readings readings);
}
