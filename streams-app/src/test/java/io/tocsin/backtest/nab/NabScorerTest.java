package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NabScorerTest {
    private final NabScorer scorer = new NabScorer(NabProfile.STANDARD);
    /** 15 rows of probation, windows of five rows. */
    private final NabSeries series = series(100, new NabWindow(40, 44), new NabWindow(70, 74));

    static NabSeries series(int rows, NabWindow... windows) {
        return new NabSeries(
                "folder/one.csv", Collections.nCopies(rows, "t"), new long[rows], new double[rows], List.of(windows));
    }

    private double normalized(int... alarms) {
        return scorer.score(series, alarms).normalized(NabProfile.STANDARD);
    }

    @Test
    void shouldGiveNothingToADetectorThatNeverAlarms() {
        assertThat(normalized()).isEqualTo(0.0);
    }

    @Test
    void shouldGiveAHundredToAlarmsAtTheBeginOfEachWindow() {
        assertThat(normalized(40, 70)).isEqualTo(100.0);
    }

    @Test
    void shouldGiveHalfForHalfOfTheWindows() {
        assertThat(normalized(70)).isEqualTo(50.0);
    }

    @Test
    void shouldCountOnlyTheFirstAlarmOfAWindow() {
        assertThat(normalized(42, 43, 44, 70)).isEqualTo(normalized(42, 70));
        assertThat(scorer.score(series, new int[] {42, 70}).raw()).isCloseTo(1.91743, within(1e-5));
    }

    @Test
    void shouldChargeEachAlarmOutsideOfWindows() {
        NabScore score = scorer.score(series, new int[] {20, 30, 40, 45, 70});

        // Two far before any window, one a quarter of a width behind the first.
        assertThat(score.raw()).isCloseTo(2 - 0.11 - 0.11 - 0.06101, within(1e-5));
        assertThat(score.falseAlarms()).isEqualTo(3);
        assertThat(score.found()).isEqualTo(2);
    }

    @Test
    void shouldNotCountAlarmsOfTheProbation() {
        assertThat(normalized(0, 7, 14, 40, 70)).isEqualTo(100.0);
        assertThat(normalized(15, 40, 70)).isCloseTo(100 - 100 * 0.11 / 4, within(1e-9));
    }

    @Test
    void shouldNotAskForWindowsInTheProbation() {
        NabSeries early = series(100, new NabWindow(5, 9), new NabWindow(70, 74));

        assertThat(scorer.score(early, new int[] {70}).normalized(NabProfile.STANDARD))
                .isEqualTo(100.0);
    }

    @Test
    void shouldFallBelowZeroForNothingButFalseAlarms() {
        assertThat(normalized(20, 25, 30)).isCloseTo(-100 * 0.33 / 4, within(1e-9));
    }

    @Test
    void shouldAddUpOverSeriesBeforeNormalising() {
        NabScore quiet = scorer.score(series(100), new int[] {50});
        NabScore total = scorer.score(series, new int[] {40, 70}).plus(quiet);

        assertThat(quiet.normalized(NabProfile.STANDARD)).isNaN();
        assertThat(total.normalized(NabProfile.STANDARD)).isCloseTo(100 * 3.89 / 4, within(1e-9));
    }

    @Test
    void shouldEndTheProbationAfter750Rows() {
        assertThat(series(4032).probationRows()).isEqualTo(604);
        assertThat(series(22695).probationRows()).isEqualTo(750);
    }
}
