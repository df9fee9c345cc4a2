package io.tocsin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceRatesTest {
    private static final long TEN_SECONDS = 10_000_000_000L;

    private record Device(String name, long counter) {}

    private final DeviceRates<Device> rates = new DeviceRates<>(Device::name, Device::counter);

    @Test
    void shouldSumTheRatesOfAllDevices() {
        rates.sumPerSecond(0, List.of(new Device("sda", 100), new Device("sdb", 1000)));

        assertThat(rates.sumPerSecond(TEN_SECONDS, List.of(new Device("sda", 200), new Device("sdb", 1300))))
                .hasValue(40);
    }

    @Test
    void shouldTakeTheHighestRate() {
        rates.maxPerSecond(0, List.of(new Device("sda", 100), new Device("sdb", 1000)));

        assertThat(rates.maxPerSecond(TEN_SECONDS, List.of(new Device("sda", 200), new Device("sdb", 1300))))
                .hasValue(30);
    }

    @Test
    void shouldNotShowTheLifeOfANewDeviceAsASpike() {
        rates.sumPerSecond(0, List.of(new Device("sda", 100)));

        assertThat(rates.sumPerSecond(TEN_SECONDS, List.of(new Device("sda", 200), new Device("usb", 9_000_000))))
                .hasValue(10);
        assertThat(rates.sumPerSecond(2 * TEN_SECONDS, List.of(new Device("sda", 200), new Device("usb", 9_000_050))))
                .hasValue(5);
    }

    @Test
    void shouldGiveNothingForTheIntervalInWhichADeviceWentAway() {
        rates.sumPerSecond(0, List.of(new Device("sda", 100), new Device("usb", 100)));

        assertThat(rates.sumPerSecond(TEN_SECONDS, List.of(new Device("sda", 200))))
                .isEmpty();
        assertThat(rates.sumPerSecond(2 * TEN_SECONDS, List.of(new Device("sda", 250))))
                .hasValue(5);
    }

    @Test
    void shouldGiveNothingForTheIntervalInWhichOneDeviceWasReset() {
        rates.sumPerSecond(0, List.of(new Device("sda", 100), new Device("sdb", 100)));

        assertThat(rates.sumPerSecond(TEN_SECONDS, List.of(new Device("sda", 200), new Device("sdb", 3))))
                .isEmpty();
        assertThat(rates.sumPerSecond(2 * TEN_SECONDS, List.of(new Device("sda", 200), new Device("sdb", 13))))
                .hasValue(1);
    }

    @Test
    void shouldGiveNothingWithoutDevices() {
        rates.sumPerSecond(0, List.of());

        assertThat(rates.sumPerSecond(TEN_SECONDS, List.of())).isEmpty();
    }
}
