package io.tocsin.collect;

import java.util.List;
import java.util.SortedMap;
import java.util.function.LongSupplier;

/**
 * Reads the metrics of this machine. The first reading has only levels (load, memory, counts); rates and CPU shares come
 * from the second on, as means over the time since the reading before. Calls should be at least a second apart: below
 * that the operating system's clock ticks are too coarse, and below 0.3 s OSHI answers from memory.
 *
 * <p>Cost, measured on a 4-core Linux machine with 100 processes: 100 to 200 ms for the first reading, then 6 to 8 ms of one
 * CPU until the code is compiled, 1.5 ms after it; that is 0.02 to 0.08 % of one CPU at one reading per 10 s. Nothing walks
 * the processes, and after the first reading no program is started but one {@code lsblk} every 5 minutes.
 *
 * <p>Confined to one thread.
 */
public final class HostMetricsReader {
    private final HostProbe probe;
    private final LongSupplier nanoClock;
    private final List<GroupReader> groups = List.of(
            new CpuReader(),
            new LoadAverageReader(),
            new KernelReader(),
            new MemoryReader(),
            new PagingReader(),
            new DiskReader(),
            new NetworkReader(),
            new ProcessReader(),
            new FileSystemReader());

    /** {@code nanoClock} must be monotonic, as {@link System#nanoTime()} is. */
    public HostMetricsReader(HostProbe probe, LongSupplier nanoClock) {
        this.probe = probe;
        this.nanoClock = nanoClock;
    }

    /** A reader of the machine this runs on. */
    public static HostMetricsReader ofThisMachine() {
        return new HostMetricsReader(OshiProbe.ofThisMachine(), System::nanoTime);
    }

    /** Metric name (see {@link HostMetric}) to value, sorted, finite values only; fails when one group can't be read. */
    public SortedMap<String, Double> read() {
        Readings readings = new Readings();
        for (GroupReader group : groups) {
            // Per group, not per reading: the first call of a group loads OSHI's classes, which takes its time.
            group.read(probe, nanoClock.getAsLong(), readings);
        }
        return readings.valueByName();
    }
}
