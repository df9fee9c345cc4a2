package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DetectionFiguresTest {

    // The golden values were computed by an independent implementation in Python on the same generated series.

    @Test
    void shouldAgreeWithReferenceOnScoresWithManyTies() {
        assertClose(
                figures(7, 64, 0.25, 0, 100),
                0.7115774009884197,
                0.364758077614457,
                0.8194821549046876,
                0.4469476511379886,
                0.3746397694524496,
                0.9411764705882353,
                0.9411764705882353,
                0.9982238010657194);
    }

    @Test
    void shouldAgreeWithReferenceOnDistinctScoresThatComeLate() {
        assertClose(
                figures(8, 1 << 24, 0.5, 4, 100),
                0.8386537869417959,
                0.5666719018560582,
                0.9053359271614697,
                0.6389244992845619,
                0.5893719806763285,
                0.7947882736156352,
                0.75,
                0.985663082437276);
    }

    @Test
    void shouldAgreeWithReferenceOnADetectorThatIsWorseThanChance() {
        assertClose(
                figures(9, 1000, -0.5, 0, 33),
                0.14327911115286063,
                0.05246705642679307,
                0.27963244305066415,
                0.0712109351361876,
                0.17184643510054845,
                0.17184643510054842,
                0.06164383561643835,
                0.2638743455497382);
    }

    @Test
    void shouldAgreeWithReferenceWithoutAnyBuffer() {
        assertClose(
                figures(10, 20, 0.75, 0, 0),
                0.9630719030993795,
                0.8335802996599856,
                0.9630719030993795,
                0.8335802996599855,
                0.8395061728395061,
                1,
                1,
                1);
    }

    @Test
    void shouldBeOneForAPerfectScore() {
        boolean[] labels = GeneratedSeries.labels();
        double[] scores = new double[labels.length];
        for (int t = 0; t < scores.length; t++) {
            scores[t] = labels[t] ? 1 : 0;
        }
        assertClose(DetectionFigures.of(scores, labels, 100), 1, 1, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void shouldWidenSinglePrecisionWithoutLosingTies() {
        boolean[] labels = {false, true, false, true, false};
        assertThat(DetectionFigures.of(new float[] {0.1f, 0.7f, 0.7f, 0.9f, 0.2f}, labels, 4))
                .isEqualTo(DetectionFigures.of(new double[] {0.1, 0.7, 0.7, 0.9, 0.2}, labels, 4));
    }

    @Test
    void shouldNameFiguresInTheOrderOfTheReport() {
        DetectionFigures figures = new DetectionFigures(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8);
        assertThat(figures.byName().toString())
                .isEqualTo(
                        "{auc_roc=0.1, auc_pr=0.2, vus_roc=0.3, vus_pr=0.4, best_f1=0.5, best_fc1=0.6, best_ev=0.7, pa_f1=0.8}");
    }

    @Test
    void shouldRefuseWhatCannotBeMeasured() {
        boolean[] labels = {false, true, false};
        assertThatThrownBy(() -> DetectionFigures.of(new double[] {1, Double.NaN, 2}, labels, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score must be finite: tick=1 score=NaN");
        assertThatThrownBy(() -> DetectionFigures.of(new float[] {1, 2, Float.POSITIVE_INFINITY}, labels, 10))
                .hasMessage("score must be finite: tick=2 score=Infinity");
        assertThatThrownBy(() -> DetectionFigures.of(new double[3], new boolean[3], 10))
                .hasMessage("labels must have both classes: positives=0 ticks=3");
        assertThatThrownBy(() -> DetectionFigures.of(new double[2], new boolean[] {true, true}, 10))
                .hasMessage("labels must have both classes: positives=2 ticks=2");
        assertThatThrownBy(() -> DetectionFigures.of(new double[2], labels, 10))
                .hasMessage("scores and labels must be as many: scores=2 labels=3");
        assertThatThrownBy(() -> DetectionFigures.of(new double[3], labels, -1))
                .hasMessage("window must not be negative: window=-1");
    }

    private static DetectionFigures figures(long seed, int levels, double lift, int delay, int window) {
        return DetectionFigures.of(GeneratedSeries.scores(seed, levels, lift, delay), GeneratedSeries.labels(), window);
    }

    private static void assertClose(DetectionFigures figures, double... expected) {
        double[] values = figures.byName().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        assertThat(values).as(Arrays.toString(values)).containsExactly(expected, within(1e-12));
    }
}
