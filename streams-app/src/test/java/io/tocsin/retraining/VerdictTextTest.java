package io.tocsin.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.gate.GateRule;
import io.tocsin.gate.GateVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
    private static final GateRule GOOD = new GateRule("typical error", Double.NaN, 1.25, 4, true);
    private static final GateRule BAD = new GateRule("forecast error", 0.8, 0.9, 0.84, false);

    @Test
    void shouldTellEveryRuleWithItsNumbers() {
        assertThat(VerdictText.ofRules(new GateVerdict(360, List.of(GOOD, BAD))))
                .isEqualTo("typical error: 1.2500 <= 4.0000; forecast error: 0.9000 > 0.8400 (champion 0.8000);"
                        + " ticks=360");
    }

    @Test
    void shouldSumUp() {
        assertThat(VerdictText.summary(new GateVerdict(360, List.of(GOOD)))).isEqualTo("gate passed on 360 ticks");
        assertThat(VerdictText.summary(new GateVerdict(360, List.of(GOOD, BAD))))
                .isEqualTo("gate not passed: forecast error on 360 ticks");
    }
}
