package io.tocsin.backtest.hdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    @Test
    void shouldCountEachSessionAsOftenAsTheWholeLogHasSuch() {
        double[] normal = new double[3500];
        normal[0] = 1.5;
        normal[1] = 0.9;
        double[] abnormal = new double[8419];
        Arrays.fill(abnormal, 0, 8000, 2.0);
        Map<String, Double> figures = new Verdicts("any", 1.3, 0.9, normal, abnormal).figures();
        double truths = 8000 * 16838.0 / 8419;
        double falseAlarms = 553366 / 3500.0;
        assertThat(figures.get("precision")).isCloseTo(truths / (truths + falseAlarms), within(1e-12));
        assertThat(figures.get("recall")).isCloseTo(8000 / 8419.0, within(1e-12));
        assertThat(figures.get("f1")).isCloseTo(0.9698, within(1e-4));
        assertThat(figures.get("false_alarms")).isEqualTo(1);
        assertThat(figures.get("best_f1_by_test_labels")).isCloseTo(2 * 8000.0 / (8000 + 8419), within(1e-12));
    }

    @Test
    void shouldGiveNoFigureForADetectorThatNeverAlarms() {
        Map<String, Double> figures = new Verdicts("any", 1, 1, new double[] {0}, new double[] {1}).figures();
        assertThat(figures.get("precision")).isZero();
        assertThat(figures.get("f1")).isZero();
    }
}
