package io.tocsin.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double NONE = Double.NaN;

    @Test
    void shouldCompareWithTheBestOfTheOthers() {
        List<FigureRow> rows = rows("tocsin", 0.9, 0.8, 0.7, 0.6, 0.5, 0.4);
        rows.addAll(rows("naive", 0.1, 0.1, 0.1, 0.1, 0.1, 0.1));
        rows.addAll(rows("k-NN", 0.89, 0.78, 0.67, 0.56, 0.45, 0.34));

        Comparison comparison = compare(rows);

        assertThat(comparison.column()).isEqualTo("vus_pr");
        assertThat(comparison.detector()).isEqualTo("tocsin");
        assertThat(comparison.rival()).isEqualTo("k-NN");
        // Differences 0.01 to 0.06, all above 0: W = 0, p = 2 / 2^6.
        assertThat(comparison.wilcoxon().statistic()).isZero();
        assertThat(comparison.wilcoxon().pValue()).isEqualTo(0.03125);
        assertThat(comparison.wilcoxon().pairs()).isEqualTo(6);
        assertThat(comparison.difference().mean()).isCloseTo(0.035, within(1e-12));
        assertThat(comparison.difference().low()).isBetween(0.01, 0.035);
        assertThat(comparison.difference().high()).isBetween(0.035, 0.06);
    }

    @Test
    void shouldWeighLossesAgainstGains() {
        List<FigureRow> rows = rows("tocsin", 0.5, 0.5, 0.5, 0.5);
        rows.addAll(rows("k-NN", 0.625, 0.25, 0.9375, 0.53125));

        Comparison comparison = compare(rows);

        // Ranks of -0.125, +0.25, -0.4375, -0.03125: the gain has rank 3, the losses 2 + 4 + 1; P(W <= 3) = 5 / 16.
        assertThat(comparison.wilcoxon().statistic()).isEqualTo(3);
        assertThat(comparison.wilcoxon().pValue()).isEqualTo(0.625);
        assertThat(comparison.difference().mean()).isEqualTo(-0.0859375);
    }

    @Test
    void shouldSayItInOneLine() {
        List<FigureRow> rows = rows("tocsin", 0.5, 0.75, 0.5, 0.75, 0.5, 0.75);
        rows.addAll(rows("k-NN", 0.25, 0.5, 0.25, 0.5, 0.25, 0.5));

        assertThat(compare(rows).words())
                .isEqualTo(
                        "vus_pr: tocsin against the best other, k-NN: mean difference +0.250 (95 % of bootstraps +0.250 to"
                                + " +0.250), Wilcoxon p = 0.014 over 6 series that differ");
    }

    @Test
    void shouldLeaveOutSeriesThatLackTheFigure() {
        List<FigureRow> rows = rows("tocsin", 0.5, NONE, 0.75, 0.25);
        rows.addAll(rows("k-NN", 0.25, 0.5, 0.5, NONE));

        Comparison comparison = compare(rows);

        assertThat(comparison.difference().mean()).isEqualTo(0.25);
        assertThat(comparison.wilcoxon().pairs()).isEqualTo(2);
    }

    @Test
    void shouldLeaveItToChanceWhenNoSeriesDiffers() {
        List<FigureRow> rows = rows("tocsin", 1, 1, 1);
        rows.addAll(rows("k-NN", 1, 1, 1));

        Comparison comparison = compare(rows);

        assertThat(comparison.difference().mean()).isZero();
        assertThat(comparison.wilcoxon().pValue()).isEqualTo(1);
        assertThat(comparison.wilcoxon().pairs()).isZero();
    }

    @Test
    void shouldCompareNothingWithoutTheFigure() {
        List<FigureRow> rows = rows("tocsin", NONE, NONE);
        rows.addAll(rows("k-NN", NONE, 0.5));

        assertThat(Comparison.withBest(new FigureTable(rows), "tocsin", "vus_pr"))
                .isEmpty();
        assertThat(Comparison.withBest(new FigureTable(rows), "tocsin", "auc_pr"))
                .isEmpty();
    }

    @Test
    void shouldNeedAnotherDetector() {
        FigureTable table = new FigureTable(rows("tocsin", 0.5));

        assertThatThrownBy(() -> Comparison.withBest(table, "tocsin", "vus_pr"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing to compare with: detectors=1");
    }

    private static Comparison compare(List<FigureRow> rows) {
        return Comparison.withBest(new FigureTable(rows), "tocsin", "vus_pr").orElseThrow();
    }

    private static List<FigureRow> rows(String detector, double... figures) {
        List<FigureRow> rows = new ArrayList<>();
        for (int i = 0; i < figures.length; i++) {
            rows.add(new FigureRow("web-" + i, detector, Map.of("vus_pr", figures[i])));
        }
        return rows;
    }
}
