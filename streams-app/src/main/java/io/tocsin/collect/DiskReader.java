package io.tocsin.collect;

import io.tocsin.collect.HostProbe.Disk;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Traffic of all physical disks, and how busy the busiest is: one saturated disk stops its users, whatever the others do.
 *
 * <p>Confined to one thread.
 */
final class DiskReader implements GroupReader {
    private static final double MILLIS_PER_SECOND = 1000;

    private final DeviceRates<Disk> readBytes = new DeviceRates<>(Disk::name, Disk::readBytes);
    private final DeviceRates<Disk> writtenBytes = new DeviceRates<>(Disk::name, Disk::writtenBytes);
    private final DeviceRates<Disk> reads = new DeviceRates<>(Disk::name, Disk::reads);
    private final DeviceRates<Disk> writes = new DeviceRates<>(Disk::name, Disk::writes);
    private final DeviceRates<Disk> busyMillis = new DeviceRates<>(Disk::name, Disk::busyMillis);

    @Override
    public void read(HostProbe probe, long nowNanos, Readings readings) {
        List<Disk> disks = probe.disks();
        readings.put(HostMetric.DISK_IO_READ, readBytes.sumPerSecond(nowNanos, disks));
        readings.put(HostMetric.DISK_IO_WRITE, writtenBytes.sumPerSecond(nowNanos, disks));
        readings.put(HostMetric.DISK_OPERATIONS_READ, reads.sumPerSecond(nowNanos, disks));
        readings.put(HostMetric.DISK_OPERATIONS_WRITE, writes.sumPerSecond(nowNanos, disks));
        OptionalDouble busiest = busyMillis.maxPerSecond(nowNanos, disks);
        // The kernel counts busy time in its own ticks, which may run a little past the interval.
        busiest.ifPresent(rate -> readings.put(HostMetric.DISK_IO_TIME, Math.min(1, rate / MILLIS_PER_SECOND)));
    }
}
