package io.tocsin.collect;

import java.util.EnumMap;
import java.util.Map;
import oshi.hardware.CentralProcessor.TickType;
import oshi.util.PlatformEnum;

/**
 * Which CPU modes an operating system counts. OSHI reports 0 both for a mode that was never entered (a Linux machine
 * without hardware interrupt accounting) and for one that is not counted at all; only the platform tells them apart.
 *
 * <p>Thread-safe.
 *
 * @param tickTypeByMode the metric of a mode to where OSHI keeps its counter
 */
record OshiCpuModes(Map<HostMetric, TickType> tickTypeByMode) {

    static OshiCpuModes of(PlatformEnum platform) {
        Map<HostMetric, TickType> modes = new EnumMap<>(HostMetric.class);
        modes.put(HostMetric.CPU_USER, TickType.USER);
        modes.put(HostMetric.CPU_SYSTEM, TickType.SYSTEM);
        modes.put(HostMetric.CPU_IDLE, TickType.IDLE);
        if (platform == PlatformEnum.WINDOWS || platform == PlatformEnum.LINUX) {
            modes.put(HostMetric.CPU_IRQ, TickType.IRQ);
            modes.put(HostMetric.CPU_SOFTIRQ, TickType.SOFTIRQ);
        }
        if (platform != PlatformEnum.WINDOWS) {
            modes.put(HostMetric.CPU_NICE, TickType.NICE);
        }
        if (platform == PlatformEnum.LINUX) {
            modes.put(HostMetric.CPU_IOWAIT, TickType.IOWAIT);
            modes.put(HostMetric.CPU_STEAL, TickType.STEAL);
        }
        return new OshiCpuModes(Map.copyOf(modes));
    }
}
