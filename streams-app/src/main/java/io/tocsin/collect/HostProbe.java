package io.tocsin.collect;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the operating system tells, raw: counters since boot and levels of now. The readers turn it into metrics. What
 * the operating system does not tell is an empty collection, an empty optional or a missing key.
 *
 * <p>Implementations are confined to one thread.
 */
public interface HostProbe {

    /** Milliseconds of all CPUs since boot by mode; only the modes this operating system counts. */
    Map<HostMetric, Long> cpuMillis();

    /** Load averages over 1, 5 and 15 minutes, in this order. */
    List<Double> loadAverages();

    /** Physical memory; a total of 0 when unknown. */
    Memory memory();

    /** Swap space; a total of 0 when there is none. */
    Swap swap();

    /** The physical disks. */
    List<Disk> disks();

    /** The network interfaces that lead out of the machine. */
    List<Network> networks();

    /** Established TCP connections. */
    OptionalLong establishedConnections();

    /** Context switches since boot. */
    OptionalLong contextSwitches();

    /** Interrupts since boot. */
    OptionalLong interrupts();

    /** Processes that exist. */
    OptionalLong processes();

    /** Threads that exist. */
    OptionalLong threads();

    /** Open file descriptors, system wide. */
    OptionalLong openFileDescriptors();

    /** The writable local file systems. */
    List<FileSystemSpace> fileSystems();

    /** Physical memory in bytes. */
    record Memory(long totalBytes, long availableBytes) {}

    /** Swap space in bytes, and pages moved since boot. */
    record Swap(long totalBytes, long usedBytes, long pagesIn, long pagesOut) {}

    /** The counters of one disk since boot. */
    record Disk(String name, long readBytes, long writtenBytes, long reads, long writes, long busyMillis) {}

    /** The counters of one network interface since boot; {@code errors} of both directions. */
    record Network(
            String name,
            long receivedBytes,
            long transmittedBytes,
            long receivedPackets,
            long transmittedPackets,
            long errors) {}

    /** One file system in bytes: {@code usable} is free to ordinary users, {@code free} to the superuser as well. */
    record FileSystemSpace(String mount, long totalBytes, long freeBytes, long usableBytes) {}
}
