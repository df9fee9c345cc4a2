package io.tocsin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.TestModels;
import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.training.TrainingData;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StretchReplayTest {
    private final Model champion = TestModels.trained("v1");
    private final PromotionGate gate = new PromotionGate(TocsinConfig.of(Map.of("alert.open.ticks", "2")));
    private final TrainingData stretch = PromotionGate.newest(TestModels.data());

    @Test
    void shouldTakeTheNewestThird() {
        assertThat(stretch.series()).hasSize(2).allMatch(one -> one.tick(0) == 200 && one.size() == 100);
    }

    @Test
    void shouldFindAModelNoWorseThanItself() {
        GateVerdict verdict = gate.judge(champion, champion, stretch);
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.ticks()).isEqualTo(2 * (100 - TestModels.WARM_UP_TICKS));
        assertThat(verdict.rules()).allMatch(rule -> rule.champion() == rule.challenger());
        assertThat(verdict.rules()).extracting(GateRule::name).contains("Brier score of failures");
    }

    @Test
    void shouldKeepBackAModelThatFiresAtEverything() {
        // A boundary of next to nothing: all that happens lies beyond it.
        Model nervous = champion.withCalibration(champion.calibration().withBoundary(1e-3f), champion.failures());
        GateVerdict verdict = gate.judge(champion, nervous, stretch);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.rules().stream().filter(rule -> !rule.passed()))
                .extracting(GateRule::name)
                .containsExactly("anomalies an entity and week");
    }
}
