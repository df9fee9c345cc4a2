package io.tocsin.collect;

import java.util.List;

/**
 * The load averages.
 *
 * <p>Confined to one thread.
 */
final class LoadAverageReader implements GroupReader {
    private static final List<HostMetric> BY_WINDOW =
            List.of(HostMetric.CPU_LOAD_AVERAGE_1M, HostMetric.CPU_LOAD_AVERAGE_5M, HostMetric.CPU_LOAD_AVERAGE_15M);

    @Override
    public void read(HostProbe probe, long nowNanos, Readings readings) {
        List<Double> averages = probe.loadAverages();
        for (int i = 0; i < Math.min(averages.size(), BY_WINDOW.size()); i++) {
            readings.put(BY_WINDOW.get(i), averages.get(i));
        }
    }
}
