package io.tocsin.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.training.FailureInterval;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledStretchesTest {
    private static final List<FailureInterval> FAILURES = List.of(new FailureInterval("a", 3, 4));

    @Test
    void shouldCoverEveryTickThatALabelTouches() {
        LabelledStretches stretches = LabelledStretches.of(
                List.of(
                        label("a", LabelKind.ANOMALY, 15_000, 35_000),
                        label("a", LabelKind.FAILURE, 0, 90_000),
                        label("b", LabelKind.FALSE_ALARM, 20_000, 20_000)),
                10_000);
        assertThat(stretches.anomalies()).containsExactly(new LabelledStretches.Stretch("a", 1, 4));
        assertThat(stretches.falseAlarms()).containsExactly(new LabelledStretches.Stretch("b", 2, 3));
    }

    @Test
    void shouldLeaveAnomaliesOfTheEntityOut() {
        LabelledStretches stretches =
                LabelledStretches.of(List.of(label("a", LabelKind.ANOMALY, 20_000, 40_000)), 10_000);
        TrainingData left = stretches
                .withoutAnomalies(
                        new TrainingData(10_000, List.of(series("a", 0, 1, 2, 3, 4), series("b", 2, 3)), FAILURES))
                .orElseThrow();
        assertThat(left.series().get(0).ticks()).containsExactly(0, 1, 4);
        assertThat(left.series().get(0).row(2)).containsExactly(4f);
        assertThat(left.series().get(1).ticks()).containsExactly(2, 3);
        assertThat(left.failures()).isEqualTo(FAILURES);
    }

    @Test
    void shouldLeaveNothingWhereAllIsAnomalous() {
        LabelledStretches stretches = LabelledStretches.of(List.of(label("a", LabelKind.ANOMALY, 0, 90_000)), 10_000);
        assertThat(stretches.withoutAnomalies(new TrainingData(10_000, List.of(series("a", 2, 3)), List.of())))
                .isEmpty();
    }

    private static Label label(String entity, LabelKind kind, long startMs, long endMs) {
        return new Label(entity, kind, Instant.ofEpochMilli(startMs), Instant.ofEpochMilli(endMs), "", "ana");
    }

    private static TickSeries series(String entity, long... ticks) {
        float[][] rows = new float[ticks.length][1];
        for (int i = 0; i < ticks.length; i++) {
            rows[i][0] = ticks[i];
        }
        return new TickSeries(entity, List.of("cpu"), ticks, rows);
    }
}
