package io.tocsin.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class VersionNameTest {

    @Test
    void shouldDifferBetweenTrainersThatTrainInTheSameSecond() {
        Instant now = Instant.parse("2026-03-01T13:32:10Z");
        String one = new VersionName().next(now);
        assertThat(one).matches("20260301-133210-[0-9a-f]{6}").isNotEqualTo(new VersionName().next(now));
    }
}
