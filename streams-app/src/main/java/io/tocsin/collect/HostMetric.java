package io.tocsin.collect;

/**
 * Every metric the collector can deliver: the OpenTelemetry name of the {@code system.*} conventions, flattened to one
 * name per attribute value, its UCUM unit and its meaning. This list is the contract and the source of the reference
 * table in the docs. What the operating system does not tell is absent from a sample, never zero.
 *
 * <p>Thread-safe.
 */
public enum HostMetric {
    CPU_USER("system.cpu.utilization.user", "1", "share of all CPUs' time spent in user mode, guests included"),
    CPU_SYSTEM("system.cpu.utilization.system", "1", "share of all CPUs' time spent in the kernel"),
    CPU_IOWAIT("system.cpu.utilization.iowait", "1", "share of all CPUs' time idle while a disk request was pending"),
    CPU_IDLE("system.cpu.utilization.idle", "1", "share of all CPUs' time idle with nothing pending"),
    CPU_STEAL("system.cpu.utilization.steal", "1", "share of all CPUs' time the hypervisor gave to other machines"),
    CPU_NICE("system.cpu.utilization.nice", "1", "share of all CPUs' time spent in user mode at low priority"),
    CPU_IRQ("system.cpu.utilization.irq", "1", "share of all CPUs' time spent in hardware interrupts"),
    CPU_SOFTIRQ("system.cpu.utilization.softirq", "1", "share of all CPUs' time spent in deferred interrupt work"),
    CPU_LOAD_AVERAGE_1M("system.cpu.load_average.1m", "{thread}", "runnable threads, averaged over 1 minute"),
    CPU_LOAD_AVERAGE_5M("system.cpu.load_average.5m", "{thread}", "runnable threads, averaged over 5 minutes"),
    CPU_LOAD_AVERAGE_15M("system.cpu.load_average.15m", "{thread}", "runnable threads, averaged over 15 minutes"),
    CPU_CONTEXT_SWITCHES("system.cpu.context_switches", "{switch}/s", "context switches of all CPUs"),
    CPU_INTERRUPTS("system.cpu.interrupts", "{interrupt}/s", "interrupts served by all CPUs"),
    MEMORY_UTILIZATION("system.memory.utilization", "1", "1 - available / total physical memory"),
    MEMORY_USED("system.memory.usage.used", "By", "total less available physical memory"),
    MEMORY_AVAILABLE("system.memory.usage.available", "By", "physical memory to be had without swapping"),
    PAGING_UTILIZATION("system.paging.utilization", "1", "used share of the swap space; absent without swap space"),
    PAGING_IN("system.paging.in", "{page}/s", "pages read back from swap space; absent without swap space"),
    PAGING_OUT("system.paging.out", "{page}/s", "pages written to swap space; absent without swap space"),
    DISK_IO_READ("system.disk.io.read", "By/s", "bytes read, all physical disks summed"),
    DISK_IO_WRITE("system.disk.io.write", "By/s", "bytes written, all physical disks summed"),
    DISK_OPERATIONS_READ("system.disk.operations.read", "{operation}/s", "reads, all physical disks summed"),
    DISK_OPERATIONS_WRITE("system.disk.operations.write", "{operation}/s", "writes, all physical disks summed"),
    DISK_IO_TIME("system.disk.io_time", "1", "share of the time the busiest physical disk was busy"),
    NETWORK_IO_RECEIVE("system.network.io.receive", "By/s", "bytes received, all outward interfaces summed"),
    NETWORK_IO_TRANSMIT("system.network.io.transmit", "By/s", "bytes sent, all outward interfaces summed"),
    NETWORK_PACKETS_RECEIVE("system.network.packets.receive", "{packet}/s", "packets received, likewise summed"),
    NETWORK_PACKETS_TRANSMIT("system.network.packets.transmit", "{packet}/s", "packets sent, likewise summed"),
    NETWORK_ERRORS("system.network.errors", "{error}/s", "receive and transmit errors, likewise summed"),
    NETWORK_CONNECTIONS("system.network.connections", "{connection}", "established TCP connections"),
    PROCESS_COUNT("system.process.count", "{process}", "processes that exist"),
    THREAD_COUNT("system.thread.count", "{thread}", "threads that exist; on Linux those of the kernel too"),
    FILESYSTEM_HANDLES_USED("system.filesystem.handles.used", "{handle}", "open file descriptors, system wide"),
    FILESYSTEM_UTILIZATION(
            "system.filesystem.utilization", "1", "used share of the fullest writable local file system");

    private final String metricName;
    private final String unit;
    private final String description;

    HostMetric(String metricName, String unit, String description) {
        this.metricName = metricName;
        this.unit = unit;
        this.description = description;
    }

    /** The name in a sample, e.g. {@code system.cpu.utilization.user}. */
    public String metricName() {
        return metricName;
    }

    /** The unit in UCUM notation; {@code 1} is a ratio from 0 to 1, {@code /s} a mean over the interval. */
    public String unit() {
        return unit;
    }

    /** What it measures, in one line. */
    public String description() {
        return description;
    }
}
