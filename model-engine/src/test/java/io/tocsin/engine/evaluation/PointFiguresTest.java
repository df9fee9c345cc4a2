package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointFiguresTest {
    private static final LabelledScores DATA =
            LabelledScores.of(new double[] {0.9, 0.8, 0.5, 0.5, 0.1}, new boolean[] {true, false, true, false, true});

    @Test
    void shouldFlagTicksThatReachTheThreshold() {
        assertThat(PointFigures.at(0.5, DATA)).isEqualTo(new PointFigures(2 / 4.0, 2 / 3.0, 4 / 7.0));
        assertThat(PointFigures.at(0.81, DATA)).isEqualTo(new PointFigures(1, 1 / 3.0, 2 / 4.0));
    }

    @Test
    void shouldBeZeroWhenNothingIsFlagged() {
        assertThat(PointFigures.at(2, DATA)).isEqualTo(new PointFigures(0, 0, 0));
    }
}
