package io.tocsin.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.Limit;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.LimitSide;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitCheckTest {
    private final LimitCheck check = new LimitCheck(List.of(
            new Limit("cpu", LimitSide.ABOVE, 0.97f),
            new Limit("free", LimitSide.BELOW, 0.03f),
            new Limit("never.sent", LimitSide.BELOW, 1f)));

    @Test
    void shouldTellWhatIsBeyondAndNothingElse() {
        assertThat(check.crossed(Map.of("cpu", 0.98f, "free", 0.01f, "other", 9f)))
                .containsExactly(
                        new CrossedLimit("cpu", LimitSide.ABOVE, 0.97f, 0.98f),
                        new CrossedLimit("free", LimitSide.BELOW, 0.03f, 0.01f));
        assertThat(check.crossed(Map.of("cpu", 0.97f, "free", 0.03f)))
                .as("the limit itself is within")
                .isEmpty();
        assertThat(check.crossed(Map.of("cpu", Float.NaN))).isEmpty();
    }

    @Test
    void shouldLetABusyButHealthyMachineBeByDefault() {
        LimitCheck defaults = new LimitCheck(TocsinConfig.defaults().alert().limits());

        assertThat(defaults.crossed(Map.of(
                        "system.cpu.utilization.idle", 0.03f,
                        "system.memory.utilization", 0.95f,
                        "system.filesystem.utilization", 0.93f,
                        "jvm.heap.utilization", 0.9f)))
                .isEmpty();
        assertThat(defaults.crossed(Map.of("system.filesystem.utilization", 0.99f)))
                .hasSize(1);
    }
}
