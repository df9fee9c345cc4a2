package io.tocsin.collect;

import java.util.EnumMap;
import java.util.Map;

/**
 * CPU time by mode, as shares of the time all modes took together, so that they sum to 1. The total is what the modes
 * counted, not the elapsed time times the CPUs: that holds when CPUs are added or taken away, too. A mode that went
 * backwards (Linux documents that {@code iowait} may) is left out of the interval.
 *
 * <p>Confined to one thread.
 */
final class CpuReader implements GroupReader {
    private final Map<HostMetric, CounterRate> rateByMode = new EnumMap<>(HostMetric.class);

    @Override
    public void read(HostProbe probe, long nowNanos, Readings readings) {
        Map<HostMetric, Double> rates = new EnumMap<>(HostMetric.class);
        probe.cpuMillis()
                .forEach((mode, millis) -> rateByMode
                        .computeIfAbsent(mode, unseen -> new CounterRate())
                        .perSecond(nowNanos, millis)
                        .ifPresent(rate -> rates.put(mode, rate)));
        double total = rates.values().stream().mapToDouble(Double::doubleValue).sum();
        if (total > 0) {
            rates.forEach((mode, rate) -> readings.put(mode, rate / total));
        }
    }
}
