package io.tocsin.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmQualityTest {
    private static final int HORIZON = 6;

    @Test
    void shouldAskBeforeFailuresAndNotInThemNorRightAfterNorAtTheEnd() {
        float[] targets = FailureTargets.of(run(40, 10, 12), HORIZON);

        assertThat(Arrays.copyOfRange(targets, 3, 11)).containsExactly(0f, 1f, 1f, 1f, 1f, 1f, 1f, Float.NaN);
        assertThat(Arrays.copyOfRange(targets, 20, 23)).containsExactly(Float.NaN, Float.NaN, 0f);
        assertThat(Arrays.copyOfRange(targets, 33, 36)).containsExactly(0f, Float.NaN, Float.NaN);
    }

    @Test
    void shouldMeasureLeadFromFirstAlarmInTheHorizon() {
        assertThat(quality(run(200, 100, 110), 96, 98)).isEqualTo(new AlarmQuality(0.5f, 1, 1, 4, 0));
    }

    @Test
    void shouldNotFindFailureByAlarmBeforeTheHorizonNorCallItFalse() {
        assertThat(quality(run(200, 100, 110), 80)).isEqualTo(new AlarmQuality(0.5f, 0, 1, Double.NaN, 0));
    }

    @Test
    void shouldMergeFalseAlarmsWithShortPauses() {
        assertThat(quality(run(200, 100, 110), 20, 26, 40).falseAlarms()).isEqualTo(2);
    }

    @Test
    void shouldCountAlarmThatNeverEndsManyTimes() {
        int[] always = new int[200];
        Arrays.setAll(always, t -> t);

        // Ticks 0 to 69 and 121 to 193 are without a failure ahead: 3 times 30 ticks each.
        assertThat(quality(run(200, 100, 110), always)).isEqualTo(new AlarmQuality(0.5f, 1, 1, 6, 6));
    }

    private static AlarmQuality quality(ShopRun run, int... alarms) {
        float[] scores = new float[run.size()];
        for (int t : alarms) {
            scores[t] = 1f;
        }
        return AlarmQuality.at(0.5f, List.of(run), List.of(scores), List.of(FailureTargets.of(run, HORIZON)), HORIZON);
    }

    private static ShopRun run(int size, int failureFrom, int failureTo) {
        boolean[] failing = new boolean[size];
        Arrays.fill(failing, failureFrom, failureTo, true);
        return new ShopRun(
                "run", List.of("load"), new float[size][1], new double[size], new double[size], failing, List.of());
    }
}
