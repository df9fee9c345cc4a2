package io.tocsin.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.collect.HostProbe.Disk;
import io.tocsin.collect.HostProbe.FileSystemSpace;
import io.tocsin.collect.HostProbe.Memory;
import io.tocsin.collect.HostProbe.Network;
import io.tocsin.collect.HostProbe.Swap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HostMetricsReaderTest {
    private final FakeProbe probe = new FakeProbe();
    private long nowNanos;
    private final HostMetricsReader reader = new HostMetricsReader(probe, () -> nowNanos);

    @Test
    void shouldGiveNothingForWhatTheOperatingSystemDoesNotTell() {
        reader.read();

        assertThat(readAfterSeconds(10)).isEmpty();
    }

    @Test
    void shouldGiveCpuModesAsSharesOfTheInterval() {
        probe.cpuMillis = Map.of(HostMetric.CPU_USER, 1000L, HostMetric.CPU_IDLE, 5000L, HostMetric.CPU_STEAL, 0L);
        assertThat(reader.read()).isEmpty();
        probe.cpuMillis =
                Map.of(HostMetric.CPU_USER, 11_000L, HostMetric.CPU_IDLE, 33_000L, HostMetric.CPU_STEAL, 2000L);

        assertThat(readAfterSeconds(10))
                .containsOnly(
                        Map.entry("system.cpu.utilization.user", 0.25),
                        Map.entry("system.cpu.utilization.idle", 0.7),
                        Map.entry("system.cpu.utilization.steal", 0.05));
    }

    @Test
    void shouldLeaveOutOnlyTheCpuModeThatWentBackwards() {
        probe.cpuMillis = Map.of(HostMetric.CPU_USER, 1000L, HostMetric.CPU_IDLE, 5000L, HostMetric.CPU_IOWAIT, 70L);
        reader.read();
        probe.cpuMillis =
                Map.of(HostMetric.CPU_USER, 11_000L, HostMetric.CPU_IDLE, 35_000L, HostMetric.CPU_IOWAIT, 60L);

        assertThat(readAfterSeconds(10))
                .containsOnly(
                        Map.entry("system.cpu.utilization.user", 0.25), Map.entry("system.cpu.utilization.idle", 0.75));
    }

    @Test
    void shouldGiveLevelsAtTheFirstReading() {
        probe.loadAverages = List.of(0.5, 0.25, 0.125);
        probe.memory = new Memory(1000, 250);
        probe.swap = new Swap(400, 100, 0, 0);
        probe.processes = OptionalLong.of(90);
        probe.threads = OptionalLong.of(140);
        probe.establishedConnections = OptionalLong.of(7);
        probe.openFileDescriptors = OptionalLong.of(523);

        assertThat(reader.read())
                .containsExactly(
                        Map.entry("system.cpu.load_average.15m", 0.125),
                        Map.entry("system.cpu.load_average.1m", 0.5),
                        Map.entry("system.cpu.load_average.5m", 0.25),
                        Map.entry("system.filesystem.handles.used", 523.0),
                        Map.entry("system.memory.usage.available", 250.0),
                        Map.entry("system.memory.usage.used", 750.0),
                        Map.entry("system.memory.utilization", 0.75),
                        Map.entry("system.network.connections", 7.0),
                        Map.entry("system.paging.utilization", 0.25),
                        Map.entry("system.process.count", 90.0),
                        Map.entry("system.thread.count", 140.0));
    }

    @Test
    void shouldTurnDiskCountersIntoRates() {
        probe.disks = List.of(new Disk("sda", 0, 0, 0, 0, 0), new Disk("sdb", 50, 50, 50, 50, 50));
        reader.read();
        probe.disks = List.of(new Disk("sda", 4000, 2000, 40, 20, 2500), new Disk("sdb", 1050, 50, 60, 50, 9050));

        assertThat(readAfterSeconds(10))
                .containsOnly(
                        Map.entry("system.disk.io.read", 500.0),
                        Map.entry("system.disk.io.write", 200.0),
                        Map.entry("system.disk.operations.read", 5.0),
                        Map.entry("system.disk.operations.write", 2.0),
                        Map.entry("system.disk.io_time", 0.9));
    }

    @Test
    void shouldNotCallADiskBusierThanAlways() {
        probe.disks = List.of(new Disk("sda", 0, 0, 0, 0, 0));
        reader.read();
        probe.disks = List.of(new Disk("sda", 0, 0, 0, 0, 10_004));

        assertThat(readAfterSeconds(10)).containsEntry("system.disk.io_time", 1.0);
    }

    @Test
    void shouldTurnNetworkCountersIntoRates() {
        probe.networks = List.of(new Network("eth0", 0, 0, 0, 0, 0));
        reader.read();
        probe.networks = List.of(new Network("eth0", 1000, 500, 100, 50, 10));

        assertThat(readAfterSeconds(10))
                .containsOnly(
                        Map.entry("system.network.io.receive", 100.0),
                        Map.entry("system.network.io.transmit", 50.0),
                        Map.entry("system.network.packets.receive", 10.0),
                        Map.entry("system.network.packets.transmit", 5.0),
                        Map.entry("system.network.errors", 1.0));
    }

    @Test
    void shouldTurnKernelAndPagingCountersIntoRates() {
        probe.contextSwitches = OptionalLong.of(100);
        probe.interrupts = OptionalLong.of(200);
        probe.swap = new Swap(400, 0, 30, 60);
        reader.read();
        probe.contextSwitches = OptionalLong.of(1100);
        probe.interrupts = OptionalLong.of(2200);
        probe.swap = new Swap(400, 0, 60, 70);

        assertThat(readAfterSeconds(10))
                .containsOnly(
                        Map.entry("system.cpu.context_switches", 100.0),
                        Map.entry("system.cpu.interrupts", 200.0),
                        Map.entry("system.paging.utilization", 0.0),
                        Map.entry("system.paging.in", 3.0),
                        Map.entry("system.paging.out", 1.0));
    }

    @Test
    void shouldGiveTheUtilizationOfTheFullestFileSystem() {
        probe.fileSystems = List.of(
                new FileSystemSpace("/", 1000, 700, 700),
                // 100 of the free bytes are reserved: 600 used of 600 + 200.
                new FileSystemSpace("/var", 900, 300, 200),
                new FileSystemSpace("/gone", 0, 0, 0));

        assertThat(reader.read().get("system.filesystem.utilization")).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void shouldLeaveOutValuesThatAreNotFinite() {
        probe.loadAverages = List.of(Double.NaN, Double.POSITIVE_INFINITY, 1.0);

        assertThat(reader.read()).containsOnly(Map.entry("system.cpu.load_average.15m", 1.0));
    }

    private Map<String, Double> readAfterSeconds(long seconds) {
        nowNanos += seconds * 1_000_000_000L;
        return reader.read();
    }
}
