package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlarmPolicyTest {

    @Test
    void shouldAlarmFromTheThresholdOnAndKeepQuietAfterwards() {
        double[] scores = {9, 0, 0, 0, 0, 0, 0, 0, 0, 2.9, 3, 5, 9, 9, 3, 0};

        assertThat(new AlarmPolicy(3, 2).alarms(scores, 8)).containsExactly(10, 13);
    }

    @Test
    void shouldKeepQuietNoLongerThanAQuarterOfTheProbation() {
        double[] scores = {0, 0, 0, 0, 3, 3, 3, 3};

        assertThat(new AlarmPolicy(3, 144).alarms(scores, 4)).containsExactly(4, 6);
    }

    @Test
    void shouldHaveTheBudgetOfOneInAThousandRows() {
        assertThat(AlarmPolicy.ONE_IN_A_THOUSAND).isEqualTo(new AlarmPolicy(3.0, 144));
    }
}
