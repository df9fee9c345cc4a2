package io.tocsin.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoringTest {
    private static final float NAN = Float.NaN;

    @Test
    void shouldRefuseACalibrationThatCannotJudge() {
        assertThatThrownBy(() -> new ScoreCalibration(new float[] {1f, 0f}, new float[] {1f, 1f}, 1f, 1f, 1f, 1f))
                .hasMessage("must be finite and above 0: errorScale[1]=0.0");
        assertThatThrownBy(() -> new ScoreCalibration(new float[] {1f}, new float[] {1f}, 1f, 1f, 1f, NAN))
                .hasMessage("must be finite and above 0: boundary=NaN");
    }

    @Test
    void shouldNameTheHeaviestContributorsFirst() {
        float[] shares = new float[4];
        assertThat(Attribution.heaviest(new float[] {1f, NAN, 5f, 2f}, shares, 2))
                .containsExactly(2, 3);
        assertThat(shares).containsExactly(0.125f, 0f, 0.625f, 0.25f);
    }

    @Test
    void shouldNameNobodyWhenNothingIsOff() {
        assertThat(Attribution.heaviest(new float[] {0f, NAN}, new float[2], 5)).isEmpty();
    }

    @Test
    void shouldFindTheProbabilityBehindALogit() {
        Random random = new Random(3);
        float[] logits = new float[20_000];
        boolean[] failures = new boolean[logits.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (4 * random.nextGaussian());
            failures[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.5 * logits[i] - 2)));
        }
        float[] fit = PlattFit.fit(logits, failures);
        assertThat(fit[0]).isCloseTo(0.5f, within(0.03f));
        assertThat(fit[1]).isCloseTo(-2f, within(0.1f));
        assertThat(new FailureCalibration(fit[0], fit[1], 0.5f, 18).probability(4f))
                .isCloseTo(0.5f, within(0.03f));
    }

    @Test
    void shouldTakeTheLogitAtItsWordWhenOneClassIsMissing() {
        assertThat(PlattFit.fit(new float[] {1, 2}, new boolean[] {false, false}))
                .containsExactly(1f, 0f);
    }

    @Test
    void shouldGoByTheShareOfFailuresWhenTheLogitsSayNothing() {
        float[] fit = PlattFit.fit(new float[] {1, 2, 1, 2}, new boolean[] {true, false, false, false});
        assertThat(fit[0]).isEqualTo(0.01f);
        assertThat(fit[1]).isCloseTo((float) Math.log(0.5), within(1e-6f));
    }

    @Test
    void shouldNotRunAwayWhenTheClassesAreFarApart() {
        float[] fit =
                PlattFit.fit(new float[] {-5, -4, -3, 3, 4, 5}, new boolean[] {false, false, false, true, true, true});
        assertThat(fit[0]).isBetween(0.05f, 5f);
        assertThat(fit[1]).isCloseTo(0f, within(0.01f));
    }
}
