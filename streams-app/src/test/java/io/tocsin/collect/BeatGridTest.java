package io.tocsin.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BeatGridTest {
    private final BeatGrid grid = BeatGrid.of(Duration.ofSeconds(10));

    @Test
    void shouldBeatHalfASecondBeforeEachTenSecondCellEnds() {
        assertThat(grid.beatAfter(1_700_000_000_000L)).isEqualTo(1_700_000_009_500L);
        assertThat(grid.beatAfter(1_700_000_009_499L)).isEqualTo(1_700_000_009_500L);
        assertThat(grid.beatAfter(1_700_000_009_500L)).isEqualTo(1_700_000_019_500L);
        assertThat(grid.beatAfter(1_700_000_009_999L)).isEqualTo(1_700_000_019_500L);
    }

    @Test
    void shouldScaleTheLeadWithTheInterval() {
        assertThat(new BeatGrid(1000).beatAfter(5000)).isEqualTo(5950);
    }

    @Test
    void shouldLeaveAWholeIntervalBeforeTheFirstBeat() {
        assertThat(grid.firstBeat(9_500)).isEqualTo(19_500);
        assertThat(grid.firstBeat(9_501)).isEqualTo(29_500);
        assertThat(grid.firstBeat(19_499)).isEqualTo(29_500);
    }

    @Test
    void shouldCountABeatAsMissedWhenItsCellIsOver() {
        assertThat(grid.missedBeats(9_500, 9_500)).isZero();
        assertThat(grid.missedBeats(9_500, 9_999)).isZero();
        assertThat(grid.missedBeats(9_500, 10_000)).isEqualTo(1);
        assertThat(grid.missedBeats(9_500, 19_999)).isEqualTo(1);
        assertThat(grid.missedBeats(9_500, 3_609_999)).isEqualTo(360);
    }

    @Test
    void shouldRefuseIntervalsTooShortToMeasure() {
        assertThatThrownBy(() -> new BeatGrid(999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval of the collector must be at least 1000 ms: intervalMs=999");
    }
}
