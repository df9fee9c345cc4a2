package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BrierScoreTest {

    @Test
    void shouldCompareWithAlwaysForecastingTheShare() {
        BrierScore score = BrierScore.of(
                LabelledScores.of(new double[] {0.9, 0.2, 0.1, 0.4}, new boolean[] {true, false, false, false}));
        assertThat(score.score()).isCloseTo((0.01 + 0.04 + 0.01 + 0.16) / 4, within(1e-12));
        assertThat(score.skill()).isCloseTo(1 - 0.055 / 0.1875, within(1e-12));
    }

    @Test
    void shouldHaveNoSkillWhenForecastingTheShare() {
        LabelledScores share =
                LabelledScores.of(new double[] {0.25, 0.25, 0.25, 0.25}, new boolean[] {true, false, false, false});
        assertThat(BrierScore.of(share).skill()).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldRefuseWhatIsNoProbability() {
        LabelledScores logits = LabelledScores.of(new double[] {0.5, 1.5}, new boolean[] {true, false});
        assertThatThrownBy(() -> BrierScore.of(logits))
                .hasMessage("probability must lie between 0 and 1: tick=1 probability=1.5");
    }
}
