package io.tocsin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceSettingsTest {
    @Test
    void shouldStoreFiveTimesBeforeOneIsSilentButNotMoreThanOnceAMinute() {
        assertThat(after(Duration.ofHours(1)).storeEvery()).isEqualTo(Duration.ofMinutes(12));
        assertThat(after(Duration.ofMinutes(5)).storeEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(after(Duration.ofSeconds(1)).storeEvery()).isEqualTo(Duration.ofMinutes(1));
    }

    private static SilenceSettings after(Duration after) {
        return new SilenceSettings(List.of(), after, Duration.ofDays(1));
    }
}
