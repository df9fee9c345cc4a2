package io.tocsin.backtest.page;

import io.tocsin.backtest.FigureRow;
import io.tocsin.backtest.FigureTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A table of figures with its detectors in the order of their means, best first.
 *
 * <p>Thread-safe.
 *
 * @param leading the figure that the order comes from
 * @param emphasised the detector that the page is about
 */
record RankedTable(FigureTable table, FigureMeaning leading, List<FigureRow> means, String emphasised) {

    static RankedTable of(FigureTable table, FigureMeaning leading, String emphasised) {
        Comparator<Double> lowestFirst = Comparator.naturalOrder();
        Comparator<Double> order =
                leading.better() == FigureMeaning.Better.LOWER ? lowestFirst : lowestFirst.reversed();
        List<FigureRow> means = table.means().stream()
                .sorted(Comparator.comparing((FigureRow row) -> !isKnown(row, leading))
                        .thenComparing(row -> row.figures().getOrDefault(leading.column(), Double.NaN), order))
                .toList();
        return new RankedTable(table, leading, means, emphasised);
    }

    private static boolean isKnown(FigureRow row, FigureMeaning meaning) {
        return !Double.isNaN(row.figures().getOrDefault(meaning.column(), Double.NaN));
    }

    List<String> detectors() {
        return means.stream().map(FigureRow::detector).toList();
    }

    boolean isEmphasised(String detector) {
        return detector.equals(emphasised);
    }

    double mean(String detector, String column) {
        return means.stream()
                .filter(row -> row.detector().equals(detector))
                .mapToDouble(row -> row.figures().getOrDefault(column, Double.NaN))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The best mean of a column; NaN where no direction is good. */
    double best(FigureMeaning meaning) {
        double best = Double.NaN;
        for (String detector : detectors()) {
            double value = mean(detector, meaning.column());
            best = meaning.isBetter(value, best) ? value : best;
        }
        return best;
    }

    /** The best of the other detectors; an empty text when there is none. */
    String rival(FigureMeaning meaning) {
        String rival = "";
        for (String detector : detectors()) {
            boolean isBetter = rival.isEmpty()
                    || meaning.isBetter(mean(detector, meaning.column()), mean(rival, meaning.column()));
            if (!isEmphasised(detector) && isBetter) {
                rival = detector;
            }
        }
        return rival;
    }

    /** The highest figure of the leading column; 1 when all are between 0 and 1. */
    double fullScale() {
        double highest = table.detectors().stream()
                .flatMapToDouble(detector -> Arrays.stream(table.figures(detector, leading.column())))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return Math.max(1, highest);
    }
}
