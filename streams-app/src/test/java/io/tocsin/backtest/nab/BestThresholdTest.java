package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BestThresholdTest {
    private final NabSeries series = NabScorerTest.series(100, new NabWindow(40, 44), new NabWindow(70, 74));

    private BestThreshold find(double[] scores) {
        return BestThreshold.find(List.of(series), List.of(scores), new AlarmPolicy(3, 0), NabProfile.STANDARD);
    }

    @Test
    void shouldFindTheThresholdThatTheLabelsFavour() {
        double[] scores = new double[100];
        scores[40] = 7;
        scores[70] = 5;
        scores[90] = 4;

        BestThreshold best = find(scores);

        assertThat(best.threshold()).isEqualTo(5.0);
        assertThat(best.score().normalized(NabProfile.STANDARD)).isEqualTo(100.0);
    }

    @Test
    void shouldRatherSayNothingThanBeWrongOnly() {
        double[] scores = new double[100];
        scores[20] = 7;

        assertThat(find(scores).score().normalized(NabProfile.STANDARD)).isGreaterThanOrEqualTo(0.0);
    }

    @Test
    void shouldNotLookAtTheProbation() {
        double[] scores = new double[100];
        scores[3] = 99;
        scores[40] = 7;

        assertThat(find(scores).threshold()).isEqualTo(7.0);
    }
}
