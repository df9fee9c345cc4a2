package io.tocsin.collect;

/**
 * How many processes and threads exist.
 *
 * <p>Confined to one thread.
 */
final class ProcessReader implements GroupReader {

    @Override
    public void read(HostProbe probe, long nowNanos, Readings readings) {
        readings.put(HostMetric.PROCESS_COUNT, probe.processes());
        readings.put(HostMetric.THREAD_COUNT, probe.threads());
    }
}
