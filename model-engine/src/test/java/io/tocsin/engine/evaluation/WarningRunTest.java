package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarningRunTest {

    @Test
    void shouldNotAskDuringAndAfterAFailureNorAtTheEnd() {
        WarningRun run = new WarningRun(new double[30], List.of(new TickInterval(5, 8)), 4);
        boolean[] expected = new boolean[30];
        for (int t = 0; t < 26; t++) {
            expected[t] = t < 5 || t >= 18;
        }
        assertThat(run.asked()).containsExactly(expected);
        assertThat(run.askedTicks()).isEqualTo(13);
    }

    @Test
    void shouldJoinAskedTicksOfAllRuns() {
        double[] rising = new double[20];
        for (int t = 0; t < rising.length; t++) {
            rising[t] = t;
        }
        WarningRun calm = new WarningRun(new double[4], List.of(), 2);
        WarningRun failing = new WarningRun(rising, List.of(new TickInterval(5, 7)), 2);

        LabelledScores data = WarningRun.askedTicks(List.of(calm, failing));

        // Two of the calm run; then 0-4 before the failure and 17 after it.
        assertThat(data.scores()).containsExactly(0, 0, 0, 1, 2, 3, 4, 17);
        assertThat(data.labels()).containsExactly(false, false, false, false, false, true, true, false);
    }

    @Test
    void shouldAllowAnyNumberWhereItIsNotAsked() {
        double[] scores = new double[20];
        scores[6] = Double.NaN;
        List<TickInterval> failures = List.of(new TickInterval(5, 7));
        assertThat(new WarningRun(scores, failures, 2).askedTicks()).isEqualTo(6);
        scores[1] = Double.NaN;
        assertThatThrownBy(() -> new WarningRun(scores, failures, 2))
                .hasMessage("score must be finite: tick=1 score=NaN");
    }

    @Test
    void shouldRefuseFailuresOutsideTheRun() {
        assertThatThrownBy(() -> new WarningRun(new double[6], List.of(new TickInterval(5, 7)), 2))
                .hasMessage("failure must end within the run: end=7 ticks=6");
        assertThatThrownBy(() -> new WarningRun(new double[6], List.of(), 0))
                .hasMessage("horizon must have a tick: horizonTicks=0");
    }
}
