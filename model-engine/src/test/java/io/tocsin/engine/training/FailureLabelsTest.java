package io.tocsin.engine.training;

import static io.tocsin.engine.training.FailureTarget.FAILURE;
import static io.tocsin.engine.training.FailureTarget.NO_FAILURE;
import static io.tocsin.engine.training.FailureTarget.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.evaluation.TickInterval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureLabelsTest {
    /** Recorded up to and with tick 199. */
    private static final FailureLabels LABELS = new FailureLabels(
            List.of(
                    new FailureInterval("shop", 130, 131),
                    new FailureInterval("shop", 100, 110),
                    new FailureInterval("shop", 104, 106)),
            Map.of("shop", 200L, "other", 200L),
            List.of(5, 12));

    @Test
    void shouldTellAFailureWithinTheHorizonAndNoEarlier() {
        assertThat(LABELS.target("shop", 94, 5)).isEqualTo(NO_FAILURE);
        assertThat(LABELS.target("shop", 95, 5)).isEqualTo(FAILURE);
        assertThat(LABELS.target("shop", 99, 5)).isEqualTo(FAILURE);
        assertThat(LABELS.target("shop", 87, 12)).isEqualTo(NO_FAILURE);
        assertThat(LABELS.target("shop", 88, 12)).isEqualTo(FAILURE);
    }

    @Test
    void shouldHaveNothingToForeseeWhileFailingAndInTheTenTicksAfter() {
        assertThat(LABELS.target("shop", 100, 5)).isEqualTo(UNKNOWN);
        assertThat(LABELS.target("shop", 109, 5)).isEqualTo(UNKNOWN);
        assertThat(LABELS.target("shop", 119, 5)).isEqualTo(UNKNOWN);
        assertThat(LABELS.target("shop", 119, 12)).isEqualTo(UNKNOWN);
        assertThat(LABELS.target("shop", 120, 5)).isEqualTo(NO_FAILURE);
        assertThat(LABELS.target("shop", 120, 12)).isEqualTo(FAILURE);
        assertThat(LABELS.failing("shop", 109)).isTrue();
        assertThat(LABELS.failing("shop", 110)).isFalse();
    }

    @Test
    void shouldNotKnowWhatIsBeyondTheEndOfTheRecording() {
        assertThat(LABELS.target("other", 194, 5)).isEqualTo(NO_FAILURE);
        assertThat(LABELS.target("other", 195, 5)).isEqualTo(UNKNOWN);
        assertThat(LABELS.target("other", 187, 12)).isEqualTo(NO_FAILURE);
        assertThat(LABELS.target("other", 188, 12)).isEqualTo(UNKNOWN);
    }

    @Test
    void shouldKnowOfAFailureThatBeganBeforeTheRecordingEnded() {
        FailureLabels labels =
                new FailureLabels(List.of(new FailureInterval("shop", 198, 205)), Map.of("shop", 200L), List.of(5, 12));
        assertThat(labels.target("shop", 192, 5)).isEqualTo(NO_FAILURE);
        assertThat(labels.target("shop", 193, 5)).isEqualTo(FAILURE);
        assertThat(labels.target("shop", 193, 12)).isEqualTo(FAILURE);
        assertThat(labels.target("shop", 198, 12)).isEqualTo(UNKNOWN);
    }

    @Test
    void shouldTakeFailuresThatOverlapForOne() {
        assertThat(LABELS.failing("shop", 107)).isTrue();
        assertThat(LABELS.within("shop", 105, 131)).containsExactly(new TickInterval(0, 5), new TickInterval(25, 26));
        assertThat(LABELS.within("shop", 110, 130)).isEmpty();
    }

    @Test
    void shouldKeepEntitiesApart() {
        assertThat(LABELS.target("other", 99, 5)).isEqualTo(NO_FAILURE);
        assertThat(LABELS.failing("other", 105)).isFalse();
    }

    @Test
    void shouldRefuseAFailureThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new FailureInterval("shop", 5, 5))
                .hasMessage("failure must end after it begins: firstTick=5 endTick=5");
    }
}
