package io.tocsin.engine.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TickSeriesTest {
    private static final TickSeries SERIES =
            new TickSeries("a", List.of("x", "y"), new long[] {10, 11, 12, 15, 16}, new float[][] {
                {1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}
            });

    @Test
    void shouldCutByTickNumberNotByPosition() {
        assertThat(SERIES.between(12, 16).ticks()).containsExactly(12, 15);
        assertThat(SERIES.between(13, 15).size()).isZero();
        assertThat(SERIES.between(0, 100).size()).isEqualTo(5);
    }

    @Test
    void shouldEndARunAtAGapAndAtTheSizeLimit() {
        assertThat(SERIES.runs(100)).extracting(TickSeries::size).containsExactly(3, 2);
        assertThat(SERIES.runs(2)).extracting(TickSeries::size).containsExactly(2, 1, 2);
        assertThat(SERIES.runs(2).get(2).ticks()).containsExactly(15, 16);
    }

    @Test
    void shouldPickColumnsByNameAndMarkUnknownOnesMissing() {
        TickSeries selected = SERIES.select(List.of("y", "z"));
        assertThat(selected.row(1)[0]).isEqualTo(2f);
        assertThat(selected.row(1)[1]).isNaN();
    }

    @Test
    void shouldRefuseTicksThatDoNotIncrease() {
        assertThatThrownBy(() -> new TickSeries("a", List.of(), new long[] {2, 2}, new float[2][0]))
                .hasMessage("ticks must increase: entity=a tick=2 after 2");
    }

    @Test
    void shouldRefuseARowOfAnotherWidth() {
        assertThatThrownBy(() -> new TickSeries("a", List.of("x"), new long[] {1}, new float[][] {{1, 2}}))
                .hasMessage("wrong shape: row 0 has 2 values, needs 1");
    }
}
