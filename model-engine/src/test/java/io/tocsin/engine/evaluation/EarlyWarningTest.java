package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyWarningTest {
    private static final List<TickInterval> FAILURES =
            List.of(new TickInterval(100, 105), new TickInterval(200, 203), new TickInterval(206, 208));

    /** A run of 400 ticks with failures at 100, 200 and 206, the last too near to be foretold, and alarms of the given scores. */
    private static List<WarningRun> run(double[]... tickAndScore) {
        double[] scores = new double[400];
        for (double[] alarm : tickAndScore) {
            scores[(int) alarm[0]] = alarm[1];
        }
        return List.of(new WarningRun(scores, FAILURES, 6));
    }

    private static double[] alarm(int tick, double score) {
        return new double[] {tick, score};
    }

    @Test
    void shouldTellHowEarlyFailuresAreForetold() {
        EarlyWarning warning = EarlyWarning.at(0.5, run(alarm(95, 0.9), alarm(97, 0.9), alarm(198, 0.5)));
        assertThat(warning).isEqualTo(new EarlyWarning(0.5, 2, 2, 0, 3.5));
        assertThat(warning.recall()).isEqualTo(1);
    }

    @Test
    void shouldNotCallAnAlarmFalseThatIsOnlyTooEarly() {
        // 70 is the first tick from which the failure at 100 begins within 30.
        assertThat(EarlyWarning.at(1, run(alarm(70, 1)))).isEqualTo(noneFound(0));
        assertThat(EarlyWarning.at(1, run(alarm(69, 1)))).isEqualTo(noneFound(1));
    }

    private static EarlyWarning noneFound(int falseAlarms) {
        return new EarlyWarning(1, 2, 0, falseAlarms, Double.NaN);
    }

    @Test
    void shouldMergeAlarmsOverPausesOfFiveTicks() {
        assertThat(EarlyWarning.at(1, run(alarm(20, 1), alarm(26, 1))).falseAlarms())
                .isEqualTo(1);
        assertThat(EarlyWarning.at(1, run(alarm(20, 1), alarm(27, 1))).falseAlarms())
                .isEqualTo(2);
    }

    @Test
    void shouldCountAnAlarmThatNeverEndsAnew() {
        EarlyWarning warning = EarlyWarning.at(0, run());
        // False from 0, 30, 60 (not 90) and, after the pauses of 15 and 18 ticks: 115, 145 (not 175), 218, 248, 278,
        // 308, 338, 368.
        assertThat(warning).isEqualTo(new EarlyWarning(0, 2, 2, 11, 6));
    }

    @Test
    void shouldIgnoreAlarmsWhereItIsNotAsked() {
        assertThat(EarlyWarning.at(1, run(alarm(102, 1), alarm(110, 1), alarm(204, 1), alarm(395, 1))))
                .isEqualTo(noneFound(0));
    }

    @Test
    void shouldFindTheThresholdThatKeepsToTheBudget() {
        // One false alarm is allowed: 0.6 has it, 0.4 would be the second.
        List<WarningRun> runs = run(alarm(99, 0.7), alarm(20, 0.6), alarm(196, 0.5), alarm(300, 0.4), alarm(197, 0.3));
        assertThat(EarlyWarning.falseAlarmBudget(runs)).isEqualTo(1);
        assertThat(EarlyWarning.withinBudget(runs)).isEqualTo(new EarlyWarning(0.5, 2, 2, 1, 2.5));
    }

    @Test
    void shouldTakeTheHighestThresholdOfThoseThatFindAsMuch() {
        List<WarningRun> runs = run(alarm(99, 0.7), alarm(98, 0.6), alarm(20, 0.65), alarm(50, 0.62), alarm(197, 0.3));
        assertThat(EarlyWarning.withinBudget(runs)).isEqualTo(new EarlyWarning(0.7, 2, 1, 0, 1));
    }

    @Test
    void shouldRaiseNoAlarmWhenEveryThresholdExceedsTheBudget() {
        EarlyWarning warning = EarlyWarning.withinBudget(run(alarm(20, 0.9), alarm(50, 0.9), alarm(99, 0.5)));
        assertThat(warning.found()).isZero();
        assertThat(warning.falseAlarms()).isZero();
        assertThat(warning.threshold()).isCloseTo(0.9, within(1e-9)).isGreaterThan(0.9);
    }

    @Test
    void shouldAllowOneFalseAlarmInAThousandTicksOverAllRuns() {
        WarningRun calm = new WarningRun(new double[1506], List.of(), 6);
        assertThat(EarlyWarning.falseAlarmBudget(List.of(calm))).isEqualTo(2);
        assertThat(EarlyWarning.falseAlarmBudget(List.of(calm, calm))).isEqualTo(3);
        assertThat(EarlyWarning.at(1, List.of(calm)).recall()).isNaN();
    }
}
