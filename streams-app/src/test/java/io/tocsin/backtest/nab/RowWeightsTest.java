package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowWeightsTest {
    private final double[] weights = RowWeights.of(24, List.of(new NabWindow(4, 8)), NabProfile.STANDARD);

    @Test
    void shouldGiveOneToTheFirstRowOfAWindow() {
        assertThat(weights[4]).isEqualTo(1.0);
    }

    @Test
    void shouldGiveLessTheLaterInTheWindow() {
        assertThat(weights[6]).isCloseTo(0.91743, within(1e-5));
        assertThat(weights[8]).isCloseTo(0.46839, within(1e-5));
    }

    @Test
    void shouldCostTheFullWeightBeforeAnyWindow() {
        assertThat(weights[3]).isEqualTo(-0.11);
    }

    @Test
    void shouldCostLessRightBehindAWindow() {
        assertThat(weights[9]).isCloseTo(-0.06101, within(1e-5));
    }

    @Test
    void shouldCostTheFullWeightThreeWidthsBehindAWindow() {
        assertThat(weights[19]).isGreaterThan(-0.11).isCloseTo(-0.11, within(1e-6));
        assertThat(weights[20]).isEqualTo(-0.11);
    }

    @Test
    void shouldMeasureFromTheWindowBeforeNotTheFirst() {
        double[] two = RowWeights.of(40, List.of(new NabWindow(4, 8), new NabWindow(30, 34)), NabProfile.STANDARD);

        assertThat(two[29]).isEqualTo(-0.11);
        assertThat(two[30]).isEqualTo(1.0);
        assertThat(two[35]).isCloseTo(-0.06101, within(1e-5));
    }
}
