package io.tocsin.backtest.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankedTicksTest {
    private static final RankedTicks TICKS =
            new RankedTicks(new float[] {0.9f, 0.8f, 0.7f, 0.6f}, new boolean[] {true, false, true, false});

    @Test
    void shouldMeasureRanking() {
        assertThat(TICKS.rocArea()).isEqualTo(0.75);
        // Precision 1 at the first event and 2/3 at the second.
        assertThat(TICKS.averagePrecision()).isCloseTo((1 + 2.0 / 3) / 2, within(1e-12));
    }

    @Test
    void shouldTakeEqualScoresAtOnce() {
        RankedTicks equal = new RankedTicks(new float[] {1, 1, 1, 1}, new boolean[] {true, false, false, false});

        assertThat(equal.rocArea()).isEqualTo(0.5);
        assertThat(equal.averagePrecision()).isEqualTo(0.25);
    }

    @Test
    void shouldCountTicksByTheirWeight() {
        assertThat(TICKS.areas(new double[] {1, 0, 1, 3})).containsExactly(1, 1);
        assertThat(TICKS.areas(new double[] {0, 1, 1, 0})[0]).isEqualTo(0);
    }

    @Test
    void shouldTellNothingOfOneClass() {
        assertThat(new RankedTicks(new float[] {1, 2}, new boolean[2]).areas(null))
                .containsOnly(Double.NaN);
    }
}
