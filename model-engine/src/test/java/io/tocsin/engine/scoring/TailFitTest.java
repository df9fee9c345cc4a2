package io.tocsin.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TailFitTest {

    @Test
    void shouldFindTheLevelThatBlocksOfExponentialScoresCrossWithinBudget() {
        float[] scores = exponential(24_000);
        // P(the largest of 12 exceeds x) = 1 − (1 − e⁻ˣ)¹² ≈ 12 e⁻ˣ: one alarm in 10,000 ticks at x = ln 10,000.
        assertThat(TailFit.level(1e-4, scores)).isCloseTo((float) Math.log(1e4), within(0.4f));
        assertThat(TailFit.level(1e-6, scores)).isCloseTo((float) Math.log(1e6), within(0.8f));
    }

    @Test
    void shouldHardlyBeMovedByIncidentsThatNobodyLabelled() {
        float[] calm = exponential(24_000);
        float[] disturbed = calm.clone();
        for (int i = 5000; i < 5000 + 1200; i++) {
            disturbed[i] = 1000f;
        }
        assertThat(TailFit.level(1e-4, disturbed))
                .isBetween(TailFit.level(1e-4, calm), 1.25f * TailFit.level(1e-4, calm));
    }

    @Test
    void shouldReadTheSpreadBetweenTheMedianAndTheNineTenthsQuantile() {
        float[] scores = new float[101];
        for (int i = 0; i <= 100; i++) {
            scores[i] = i / 100f;
        }
        // Too few for blocks: 0.9 + 0.4 / (2.2504 − 0.3665) · (9.2103 − 2.2504).
        assertThat(TailFit.level(1e-4, scores)).isCloseTo(2.3778f, within(1e-3f));
    }

    @Test
    void shouldNotGoBelowTheQuantileForACommonEvent() {
        assertThat(TailFit.level(0.9, new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2}))
                .isEqualTo(1f);
    }

    @Test
    void shouldTakeScoresThatAreAllTheSame() {
        assertThat(TailFit.level(1e-5, new float[] {2, 2, 2, 2, 2})).isEqualTo(2f);
    }

    @Test
    void shouldRefuseTooFewScores() {
        assertThatThrownBy(() -> TailFit.level(0.1, new float[3]))
                .hasMessage("too few scores for a tail: scores=3, needs 4");
    }

    private static float[] exponential(int size) {
        float[] scores = new float[size];
        Random random = new Random(1);
        for (int i = 0; i < size; i++) {
            scores[i] = (float) -Math.log(1 - random.nextDouble());
        }
        return scores;
    }
}
