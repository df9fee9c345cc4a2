package io.tocsin.backtest.page;

import io.tocsin.backtest.FigureRow;
import java.util.List;

/**
 * The means of the headline figures, a row a detector.
 *
 * <p>Thread-safe.
 */
final class MeansTable {
    private MeansTable() {}

    static void write(Html html, RankedTable ranked, List<FigureMeaning> columns) {
        html.open("div", "class", "scroll").open("table", "class", "means");
        html.words(
                "caption",
                "↑ higher is better, ↓ lower is better; the best of each column is bold. Means over the series.");
        html.open("thead").open("tr").words("th", "detector", "scope", "col", "class", "name");
        for (FigureMeaning column : columns) {
            html.words("th", column.label() + arrow(column), "scope", "col", "title", column.definition());
        }
        html.close().close().open("tbody");
        for (FigureRow row : ranked.means()) {
            html.open("tr", "class", ranked.isEmphasised(row.detector()) ? "ours" : "other");
            html.words("th", row.detector(), "scope", "row", "class", "name");
            columns.forEach(column -> cell(html, ranked, row.detector(), column));
            html.close();
        }
        html.close().close().close();
    }

    private static String arrow(FigureMeaning column) {
        return switch (column.better()) {
            case HIGHER -> " ↑";
            case LOWER -> " ↓";
            case NEITHER -> "";
        };
    }

    private static void cell(Html html, RankedTable ranked, String detector, FigureMeaning column) {
        double value = ranked.mean(detector, column.column());
        // As many as look the same are the best.
        boolean isBest = ranked.detectors().size() > 1
                && !Double.isNaN(value)
                && column.format(value).equals(column.format(ranked.best(column)));
        html.words("td", column.format(value), "class", isBest ? "best" : "plain");
    }
}
