package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void shouldBeOneWhenEveryPositiveIsAboveEveryNegative() {
        assertThat(Ranking.aucRoc(new float[] {1, 2, 3, 4}, new boolean[] {false, false, true, true}))
                .isEqualTo(1);
        assertThat(Ranking.aucRoc(new float[] {4, 3, 2, 1}, new boolean[] {false, false, true, true}))
                .isZero();
    }

    @Test
    void shouldCountTiesHalf() {
        assertThat(Ranking.aucRoc(new float[] {1, 1}, new boolean[] {false, true}))
                .isEqualTo(0.5);
        // Pairs: (2 over 1), (2 over 2, half), (3 over 1), (3 over 2): 3.5 of 4.
        assertThat(Ranking.aucRoc(new float[] {1, 2, 2, 3}, new boolean[] {false, false, true, true}))
                .isCloseTo(0.875, within(1e-12));
    }

    @Test
    void shouldHaveNoAnswerForOneClass() {
        assertThat(Ranking.aucRoc(new float[] {1, 2}, new boolean[] {true, true}))
                .isNaN();
    }

    // Falling: 0.8 (anomalous), 0.7, 0.6 (anomalous), 0.4, 0.35 (anomalous), 0.3, 0.2, 0.1.
    private static final LabelledScores EIGHT = LabelledScores.of(
            new double[] {0.1, 0.4, 0.35, 0.8, 0.2, 0.7, 0.6, 0.3},
            new boolean[] {false, false, true, true, false, false, true, false});

    private static final LabelledScores CONSTANT = LabelledScores.of(
            new double[] {1, 1, 1, 1, 1, 1, 1, 1}, new boolean[] {false, false, true, true, false, false, true, false});

    @Test
    void shouldCountPairsInOrder() {
        assertThat(Ranking.aucRoc(EIGHT)).isCloseTo(12.0 / 15, within(1e-12));
        assertThat(Ranking.aucRoc(CONSTANT)).isEqualTo(0.5);
    }

    @Test
    void shouldAverageThePrecisionAtEachHit() {
        assertThat(Ranking.averagePrecision(EIGHT)).isCloseTo((1 + 2 / 3.0 + 3 / 5.0) / 3, within(1e-12));
        assertThat(Ranking.averagePrecision(CONSTANT)).isEqualTo(3.0 / 8);
    }

    @Test
    void shouldTakeBothZerosForTheSameScore() {
        assertThat(Ranking.aucRoc(LabelledScores.of(new double[] {-0.0, 0.0}, new boolean[] {true, false})))
                .isEqualTo(0.5);
        assertThat(Ranking.aucRoc(LabelledScores.of(new double[] {-0.0, 0.0}, new boolean[] {false, true})))
                .isEqualTo(0.5);
    }
}
