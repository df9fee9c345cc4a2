package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BestFiguresTest {
    // Two events, ticks 2-3 and 6. Falling: 0.8 (anomalous), 0.7, 0.6 (anomalous), 0.4, 0.35 (anomalous), 0.3, 0.2,
    // 0.1.
    private static final boolean[] LABELS = {false, false, true, true, false, false, true, false};
    private static final LabelledScores EIGHT =
            LabelledScores.of(new double[] {0.1, 0.4, 0.35, 0.8, 0.2, 0.7, 0.6, 0.3}, LABELS);

    @Test
    void shouldFindBestF1AndItsThreshold() {
        assertThat(BestF1.of(EIGHT)).isEqualTo(new BestFigure(2 * 3 / (5 + 3.0), 0.35));
        assertThat(BestF1.of(LabelledScores.of(new double[8], LABELS))).isEqualTo(new BestFigure(6 / 11.0, 0));
    }

    @Test
    void shouldTakeTheHighestOfEquallyGoodThresholds() {
        LabelledScores data = LabelledScores.of(new double[] {4, 3, 2, 1}, new boolean[] {true, false, false, true});
        // F1 is 2/3 both with one flag and with all.
        assertThat(BestF1.of(data)).isEqualTo(new BestFigure(2 / 3.0, 4));
    }

    @Test
    void shouldJoinPrecisionOverTicksWithRecallOverEvents() {
        BestFigure best = BestCompositeF1.of(EIGHT);
        // Three flagged: precision 2/3, both events found.
        assertThat(best.value()).isCloseTo(2 * (2 / 3.0) / (2 / 3.0 + 1), within(1e-12));
        assertThat(best.threshold()).isEqualTo(0.6);
    }

    @Test
    void shouldCountFalseAlarmsInBlocks() {
        assertThat(BestEventF1.of(EIGHT, 1)).isEqualTo(new BestFigure(4 / 5.0, 0.6));
        // In blocks of two, flagging everything costs three false alarms: ticks 0-1, 4-5 and 7.
        LabelledScores everything = LabelledScores.of(new double[8], LABELS);
        assertThat(BestEventF1.of(everything, 2)).isEqualTo(new BestFigure(4 / 7.0, 0));
        assertThat(BestEventF1.of(everything, 1)).isEqualTo(new BestFigure(4 / 9.0, 0));
        assertThatThrownBy(() -> BestEventF1.of(everything, 0)).hasMessage("block must have a tick: blockTicks=0");
    }

    @Test
    void shouldFlatterByPointAdjustment() {
        // At 0.6 the event of ticks 2-3 counts whole: three hits, one false.
        assertThat(PointAdjustedF1.of(EIGHT)).isEqualTo(new BestFigure(6 / 7.0, 0.6));
    }

    @Test
    void shouldFindTheThresholdOfTheReference() {
        LabelledScores data = LabelledScores.of(GeneratedSeries.scores(8, 1 << 24, 0.5, 4), GeneratedSeries.labels());
        assertThat(BestF1.of(data).threshold()).isEqualTo(1.0016972422599792);
    }
}
