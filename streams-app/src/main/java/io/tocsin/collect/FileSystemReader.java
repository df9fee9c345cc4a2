package io.tocsin.collect;

import io.tocsin.collect.HostProbe.FileSystemSpace;

/**
 * Open file descriptors, and the fullest file system: the first to fill up is the one that fails its users.
 *
 * <p>Confined to one thread.
 */
final class FileSystemReader implements GroupReader {

    @Override
    public void read(HostProbe probe, long nowNanos, Readings readings) {
        readings.put(HostMetric.FILESYSTEM_HANDLES_USED, probe.openFileDescriptors());
        readings.put(
                HostMetric.FILESYSTEM_UTILIZATION,
                probe.fileSystems().stream()
                        .filter(space -> space.totalBytes() > 0)
                        .mapToDouble(FileSystemReader::utilization)
                        .max());
    }

    /** As {@code df} has it, used / (used + usable): blocks reserved for the superuser do not count as free. */
    private static double utilization(FileSystemSpace space) {
        double used = space.totalBytes() - space.freeBytes();
        return used / (used + space.usableBytes());
    }
}
