package io.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.LimitSide;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitLevelsTest {
    @ParameterizedTest
    @CsvSource({
        "ABOVE, 2, 3, 1.5",
        "ABOVE, 0, 3, 4",
        "ABOVE, -2, 3, 6",
        "ABOVE, 0.97, 0.97000003, 1",
        "ABOVE, 1e-30, 1e30, 100",
        "BELOW, 0.5, 0.25, 2",
        "BELOW, 0.03, 0, 1.03",
        "BELOW, 2, -1, 4",
        "BELOW, -1, -3, 3",
        "BELOW, 1, 1e-9, 100",
    })
    void shouldSayHowFarBeyond(LimitSide side, float limit, float actual, float level) {
        assertThat(LimitLevels.worst(List.of(new CrossedLimit("metric", side, limit, actual))))
                .isCloseTo(level, within(1e-6f));
    }

    @Test
    void shouldBeZeroWhileNoLimitIsCrossed() {
        assertThat(LimitLevels.worst(List.of())).isZero();
        assertThat(LimitLevels.contributors(List.of())).isEmpty();
    }

    @Test
    void shouldNameTheWorstFirst() {
        CrossedLimit disk = new CrossedLimit("disk", LimitSide.ABOVE, 1f, 2f);
        CrossedLimit free = new CrossedLimit("free", LimitSide.BELOW, 3f, 0.5f);

        assertThat(LimitLevels.worst(List.of(disk, free))).isEqualTo(6f);
        assertThat(LimitLevels.contributors(List.of(disk, free)))
                .containsExactly(new Contributor("free", 0.5f, 3f, 0.75f), new Contributor("disk", 2f, 1f, 0.25f));
    }
}
