package io.tocsin.engine.training;

import static io.tocsin.engine.training.FailureTarget.FAILURE;
import static io.tocsin.engine.training.FailureTarget.NO_FAILURE;
import static io.tocsin.engine.training.FailureTarget.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureLabelsTest {
    private static final FailureLabels LABELS =
            new FailureLabels(List.of(new FailureInterval("shop", 100, 110), new FailureInterval("shop", 130, 131)), 5);

    @Test
    void shouldTellAFailureWithinTheHorizonAndNoEarlier() {
        assertThat(LABELS.target("shop", 94)).isEqualTo(NO_FAILURE);
        assertThat(LABELS.target("shop", 95)).isEqualTo(FAILURE);
        assertThat(LABELS.target("shop", 99)).isEqualTo(FAILURE);
        assertThat(LABELS.target("shop", 126)).isEqualTo(FAILURE);
    }

    @Test
    void shouldHaveNothingToForeseeWhileFailing() {
        assertThat(LABELS.target("shop", 100)).isEqualTo(UNKNOWN);
        assertThat(LABELS.target("shop", 109)).isEqualTo(UNKNOWN);
        assertThat(LABELS.target("shop", 110)).isEqualTo(NO_FAILURE);
        assertThat(LABELS.failing("shop", 109)).isTrue();
        assertThat(LABELS.failing("shop", 110)).isFalse();
    }

    @Test
    void shouldKeepEntitiesApart() {
        assertThat(LABELS.target("other", 99)).isEqualTo(NO_FAILURE);
        assertThat(LABELS.failing("other", 105)).isFalse();
    }

    @Test
    void shouldRefuseAFailureThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new FailureInterval("shop", 5, 5))
                .hasMessage("failure must end after it begins: firstTick=5 endTick=5");
    }
}
