package io.tocsin.collect;

/**
 * Physical memory. Utilization is {@code 1 - available / total}: caches the kernel gives back on demand are not used.
 *
 * <p>Confined to one thread.
 */
final class MemoryReader implements GroupReader {

    @Override
    public void read(HostProbe probe, long nowNanos, Readings readings) {
        HostProbe.Memory memory = probe.memory();
        if (memory.totalBytes() <= 0) {
            return;
        }
        double totalBytes = memory.totalBytes();
        double availableBytes = memory.availableBytes();
        readings.put(HostMetric.MEMORY_UTILIZATION, 1 - availableBytes / totalBytes);
        readings.put(HostMetric.MEMORY_USED, totalBytes - availableBytes);
        readings.put(HostMetric.MEMORY_AVAILABLE, availableBytes);
    }
}
