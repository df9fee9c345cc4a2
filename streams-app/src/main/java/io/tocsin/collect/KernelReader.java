package io.tocsin.collect;

/**
 * Context switches and interrupts of all CPUs.
 *
 * <p>Confined to one thread.
 */
final class KernelReader implements GroupReader {
    private final CounterRate contextSwitches = new CounterRate();
    private final CounterRate interrupts = new CounterRate();

    @Override
    public void read(HostProbe probe, long nowNanos, Readings readings) {
        readings.put(HostMetric.CPU_CONTEXT_SWITCHES, contextSwitches.perSecond(nowNanos, probe.contextSwitches()));
        readings.put(HostMetric.CPU_INTERRUPTS, interrupts.perSecond(nowNanos, probe.interrupts()));
    }
}
