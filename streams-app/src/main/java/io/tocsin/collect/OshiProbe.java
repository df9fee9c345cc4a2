package io.tocsin.collect;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.hardware.VirtualMemory;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.OperatingSystem;
import oshi.spi.SystemInfoProvider;
import oshi.util.PlatformEnum;

/**
 * The machine this runs on, through OSHI. OSHI reports what it can't find as 0 or negative; here it is absent.
 *
 * <p>Confined to one thread.
 */
final class OshiProbe implements HostProbe {
    /** Bridges and the machine's ends of its containers: what crosses them is counted at the outward interface, too. */
    private static final List<String> INWARD_INTERFACES =
            List.of("lo", "veth", "docker", "br-", "virbr", "cni", "cali", "flannel", "lxc", "ifb");

    private final HardwareAbstractionLayer hardware;
    private final OperatingSystem operatingSystem;
    private final OshiCpuModes cpuModes;
    private final LocalFileSystems localFileSystems;

    private OshiProbe(SystemInfoProvider system) {
        this.hardware = system.getHardware();
        this.operatingSystem = system.getOperatingSystem();
        this.cpuModes = OshiCpuModes.of(PlatformEnum.getCurrentPlatform());
        this.localFileSystems = new LocalFileSystems(operatingSystem.getFileSystem(), System::nanoTime);
    }

    static OshiProbe ofThisMachine() {
        return new OshiProbe(OshiSystem.ofThisPlatform());
    }

    @Override
    public Map<HostMetric, Long> cpuMillis() {
        long[] ticks = processor().getSystemCpuLoadTicks();
        Map<HostMetric, Long> millis = new EnumMap<>(HostMetric.class);
        cpuModes.tickTypeByMode().forEach((mode, tickType) -> millis.put(mode, ticks[tickType.getIndex()]));
        return millis;
    }

    @Override
    public List<Double> loadAverages() {
        double[] averages = processor().getSystemLoadAverage(3);
        return Arrays.stream(averages).allMatch(average -> average >= 0)
                ? Arrays.stream(averages).boxed().toList()
                : List.of();
    }

    @Override
    public Memory memory() {
        GlobalMemory memory = hardware.getMemory();
        return new Memory(memory.getTotal(), memory.getAvailable());
    }

    @Override
    public Swap swap() {
        VirtualMemory swap = hardware.getMemory().getVirtualMemory();
        return new Swap(swap.getSwapTotal(), swap.getSwapUsed(), swap.getSwapPagesIn(), swap.getSwapPagesOut());
    }

    @Override
    public List<Disk> disks() {
        return hardware.getDiskStores().stream().map(OshiProbe::disk).toList();
    }

    private static Disk disk(HWDiskStore disk) {
        return new Disk(
                disk.getName(),
                disk.getReadBytes(),
                disk.getWriteBytes(),
                disk.getReads(),
                disk.getWrites(),
                disk.getTransferTime());
    }

    @Override
    public List<Network> networks() {
        return hardware.getNetworkIFs(false).stream()
                .filter(network -> INWARD_INTERFACES.stream().noneMatch(network.getName()::startsWith))
                .map(OshiProbe::network)
                .toList();
    }

    private static Network network(NetworkIF network) {
        return new Network(
                network.getName(),
                network.getBytesRecv(),
                network.getBytesSent(),
                network.getPacketsRecv(),
                network.getPacketsSent(),
                network.getInErrors() + network.getOutErrors());
    }

    @Override
    public OptionalLong establishedConnections() {
        InternetProtocolStats stats = operatingSystem.getInternetProtocolStats();
        // Linux counts both protocols in the first; OSHI then reports 0 for the second.
        return OptionalLong.of(stats.getTCPv4Stats().getConnectionsEstablished()
                + stats.getTCPv6Stats().getConnectionsEstablished());
    }

    @Override
    public OptionalLong contextSwitches() {
        return positive(processor().getContextSwitches());
    }

    @Override
    public OptionalLong interrupts() {
        return positive(processor().getInterrupts());
    }

    @Override
    public OptionalLong processes() {
        return positive(operatingSystem.getProcessCount());
    }

    @Override
    public OptionalLong threads() {
        return positive(operatingSystem.getThreadCount());
    }

    @Override
    public OptionalLong openFileDescriptors() {
        return positive(operatingSystem.getFileSystem().getOpenFileDescriptors());
    }

    @Override
    public List<FileSystemSpace> fileSystems() {
        return localFileSystems.spaces();
    }

    private CentralProcessor processor() {
        return hardware.getProcessor();
    }

    private static OptionalLong positive(long value) {
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }
}
