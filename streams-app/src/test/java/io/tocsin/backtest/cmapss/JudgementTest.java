package io.tocsin.backtest.cmapss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgementTest {
    /** Engines of 60 cycles with 10, 30, 31 and 90 cycles to go. */
    private static final List<EngineRun> TEST = List.of(run(60, 10), run(60, 30), run(60, 31), run(60, 90));

    @Test
    void shouldChooseThresholdByTrainingEnginesAlone() {
        // 60 cycles: the 50th to the 60th are judged, all of them positive. 100 cycles: 20 negatives, then 31
        // positives.
        List<EngineRun> training = List.of(run(60, 0), run(100, 0));
        float[] second = constant(100, 0.2f);
        Arrays.fill(second, 69, 100, 0.7f);

        DecisionThreshold threshold = DecisionThreshold.choose(training, List.of(constant(60, 0.6f), second));

        assertThat(threshold.probability()).isEqualTo(0.6, within(1e-6));
        assertThat(threshold.expectedF1()).isEqualTo(1.0, within(1e-12));
    }

    @Test
    void shouldFallBackToHalfWhereNoTrainingEngineIsLongEnough() {
        assertThat(DecisionThreshold.choose(List.of(run(40, 0)), List.of(constant(40, 0.9f))))
                .isEqualTo(new DecisionThreshold(0.5, 0));
    }

    @Test
    void shouldJudgeTheLastKnownCycle() {
        Map<String, Double> figures = judgement(0.9f, 0.4f, 0.8f, 0.1f).figures();

        assertThat(figures)
                .containsEntry("precision", 0.5)
                .containsEntry("recall", 0.5)
                .containsEntry("f1", 0.5);
        assertThat(figures).containsEntry("auc_roc", 0.75);
        assertThat(figures.get("brier")).isEqualTo((0.01 + 0.36 + 0.64 + 0.01) / 4, within(1e-6));
        // Positive are 11 cycles of the first and 1 of the second engine; each is 0.5 but for the last ones.
        assertThat(figures.get("auc_roc_all_cycles")).isEqualTo((32 + 10 * 16 + 1) / (12.0 * 32), within(1e-9));
    }

    @Test
    void shouldAverageFiguresOverSeeds() {
        Map<String, Double> figures =
                Judgement.meanFigures(List.of(judgement(0.9f, 0.4f, 0.8f, 0.1f), judgement(0.9f, 0.8f, 0.1f, 0.1f)));

        assertThat(figures).containsEntry("f1", 0.75);
        assertThat(figures.get("f1_low")).isBetween(0.0, 0.5);
        assertThat(figures).containsEntry("f1_high", 1.0);
    }

    @Test
    void shouldHaveNoF1WithoutFailuresAndAnnouncements() {
        List<Decision> quiet = List.of(new Decision(1, 0.1f, false, false));

        assertThat(Confusion.of(quiet).f1()).isNaN();
        assertThat(F1Interval.of(List.of(quiet)).low()).isNaN();
    }

    @Test
    void shouldGiveIntervalWithoutWidthWhenAllIsRight() {
        List<Decision> right = List.of(new Decision(1, 0.1f, false, false), new Decision(2, 0.9f, true, true));

        assertThat(F1Interval.of(List.of(right))).isEqualTo(new F1Interval(1, 1));
    }

    private static Judgement judgement(float... last) {
        List<float[]> probabilities = new ArrayList<>();
        for (float probability : last) {
            float[] all = constant(60, 0.5f);
            all[59] = probability;
            probabilities.add(all);
        }
        DecisionThreshold threshold = new DecisionThreshold(0.5, 1);
        return new Judgement("any", TEST, probabilities, threshold, Decision.of(TEST, probabilities, 0.5));
    }

    private static float[] constant(int cycles, float probability) {
        float[] probabilities = new float[cycles];
        Arrays.fill(probabilities, probability);
        return probabilities;
    }

    private static EngineRun run(int cycles, int remainingAtEnd) {
        return GeneratedEngines.run(1, remainingAtEnd, new double[cycles], new double[cycles]);
    }
}
