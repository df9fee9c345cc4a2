package io.tocsin.collect;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** An operating system that tells what the test says; at first nothing. */
final class FakeProbe implements HostProbe {
    Map<HostMetric, Long> cpuMillis = new EnumMap<>(HostMetric.class);
    List<Double> loadAverages = List.of();
    Memory memory = new Memory(0, 0);
    Swap swap = new Swap(0, 0, 0, 0);
    List<Disk> disks = List.of();
    List<Network> networks = List.of();
    OptionalLong establishedConnections = OptionalLong.empty();
    OptionalLong contextSwitches = OptionalLong.empty();
    OptionalLong interrupts = OptionalLong.empty();
    OptionalLong processes = OptionalLong.empty();
    OptionalLong threads = OptionalLong.empty();
    OptionalLong openFileDescriptors = OptionalLong.empty();
    List<FileSystemSpace> fileSystems = List.of();

    @Override
    public Map<HostMetric, Long> cpuMillis() {
        return cpuMillis;
    }

    @Override
    public List<Double> loadAverages() {
        return loadAverages;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public Swap swap() {
        return swap;
    }

    @Override
    public List<Disk> disks() {
        return disks;
    }

    @Override
    public List<Network> networks() {
        return networks;
    }

    @Override
    public OptionalLong establishedConnections() {
        return establishedConnections;
    }

    @Override
    public OptionalLong contextSwitches() {
        return contextSwitches;
    }

    @Override
    public OptionalLong interrupts() {
        return interrupts;
    }

    @Override
    public OptionalLong processes() {
        return processes;
    }

    @Override
    public OptionalLong threads() {
        return threads;
    }

    @Override
    public OptionalLong openFileDescriptors() {
        return openFileDescriptors;
    }

    @Override
    public List<FileSystemSpace> fileSystems() {
        return fileSystems;
    }
}
