package io.tocsin.backtest;

import io.tocsin.engine.evaluation.BootstrapInterval;
import io.tocsin.engine.evaluation.WilcoxonSignedRank;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether a detector is better than the best of the others, series by series.
 *
 * <p>Thread-safe.
 *
 * @param column the figure that is compared
 * @param rival the other detector with the highest mean
 * @param difference mean of the differences with its bootstrap interval, above 0 = better
 * @param wilcoxon of the pairs
 */
public record Comparison(
        String column, String detector, String rival, BootstrapInterval difference, WilcoxonSignedRank wilcoxon) {
    private static final long BOOTSTRAP_SEED = 1;
    /** Where no series tells two detectors apart, nothing speaks against chance. */
    private static final WilcoxonSignedRank ALIKE = new WilcoxonSignedRank(0, 0, 1, true);

    /**
     * Compares {@code detector} with the best other one by the mean of {@code column}, on the series for which both have the figure.
     *
     * @return empty when there is no such series
     * @throws IllegalArgumentException if there is no other detector
     */
    public static Optional<Comparison> withBest(FigureTable table, String detector, String column) {
        String rival = table.detectors().stream()
                .filter(name -> !name.equals(detector))
                .max(Comparator.comparingDouble(name -> mean(table.figures(name, column))))
                .orElseThrow(() -> new IllegalArgumentException("nothing to compare with: detectors=1"));
        double[] ours = table.figures(detector, column);
        double[] theirs = table.figures(rival, column);
        double[] differences = IntStream.range(0, ours.length)
                .mapToDouble(i -> ours[i] - theirs[i])
                .filter(difference -> !Double.isNaN(difference))
                .toArray();
        return differences.length == 0
                ? Optional.empty()
                : Optional.of(new Comparison(
                        column,
                        detector,
                        rival,
                        BootstrapInterval.ofMean(differences, BOOTSTRAP_SEED),
                        wilcoxon(differences)));
    }

    private static WilcoxonSignedRank wilcoxon(double[] differences) {
        boolean isAlike = Arrays.stream(differences).allMatch(difference -> difference == 0);
        return isAlike ? ALIKE : WilcoxonSignedRank.of(differences, new double[differences.length]);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** One line for people. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%s: %s against the best other, %s: mean difference %+.3f (95 %% of bootstraps %+.3f to %+.3f), Wilcoxon p = %.3f over %d series that differ",
                column,
                detector,
                rival,
                difference.mean(),
                difference.low(),
                difference.high(),
                wilcoxon.pValue(),
                wilcoxon.pairs());
    }
}
