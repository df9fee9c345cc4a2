package io.tocsin.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TailFitTest {

    @Test
    void shouldFindTheQuantileOfAnExponential() {
        float[] scores = new float[20_000];
        Random random = new Random(1);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) -Math.log(1 - random.nextDouble());
        }
        assertThat(TailFit.levelExceededWith(1e-3, scores)).isCloseTo((float) -Math.log(1e-3), within(0.3f));
        assertThat(TailFit.levelExceededWith(1e-6, scores)).isCloseTo((float) -Math.log(1e-6), within(1.2f));
    }

    @Test
    void shouldReachBeyondWhatWasSeen() {
        float[] scores = new float[100];
        for (int i = 0; i < 100; i++) {
            scores[i] = i / 100f;
        }
        // Threshold 0.89, mean excess 0.055, 10 of 100 above: 0.89 + 0.055 · ln(0.1 / 0.0001).
        assertThat(TailFit.levelExceededWith(1e-4, scores)).isCloseTo(1.2699f, within(1e-3f));
    }

    @Test
    void shouldNotGoBelowTheThresholdForACommonEvent() {
        float[] scores = {1, 1, 1, 1, 2, 3};
        assertThat(TailFit.levelExceededWith(0.9, scores)).isEqualTo(1f);
    }

    @Test
    void shouldTakeScoresThatAreAllTheSame() {
        assertThat(TailFit.levelExceededWith(1e-5, new float[] {2, 2, 2, 2, 2})).isEqualTo(2f);
    }

    @Test
    void shouldRefuseTooFewScores() {
        assertThatThrownBy(() -> TailFit.levelExceededWith(0.1, new float[3]))
                .hasMessage("too few scores for a tail: scores=3, needs 4");
    }
}
