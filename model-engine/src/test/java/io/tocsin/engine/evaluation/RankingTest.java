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
}
