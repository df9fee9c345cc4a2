package io.tocsin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import oshi.util.PlatformEnum;

class OshiCpuModesTest {

    @Test
    void shouldKnowAllEightModesOnLinux() {
        assertThat(OshiCpuModes.of(PlatformEnum.LINUX).tickTypeByMode()).hasSize(8);
    }

    @Test
    void shouldLeaveOutWhatWindowsDoesNotCount() {
        assertThat(OshiCpuModes.of(PlatformEnum.WINDOWS).tickTypeByMode())
                .containsOnlyKeys(
                        HostMetric.CPU_USER,
                        HostMetric.CPU_SYSTEM,
                        HostMetric.CPU_IDLE,
                        HostMetric.CPU_IRQ,
                        HostMetric.CPU_SOFTIRQ);
    }

    @Test
    void shouldLeaveOutWhatMacOsDoesNotCount() {
        assertThat(OshiCpuModes.of(PlatformEnum.MACOS).tickTypeByMode())
                .containsOnlyKeys(HostMetric.CPU_USER, HostMetric.CPU_SYSTEM, HostMetric.CPU_IDLE, HostMetric.CPU_NICE);
    }
}
