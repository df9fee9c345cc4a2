package io.tocsin.backtest.page;

import java.util.List;

/**
 * One tile a headline figure: what the detector reached, and the best of the others.
 *
 * <p>Thread-safe.
 */
final class HeadlineTiles {
    private HeadlineTiles() {}

    static void write(Html html, RankedTable ranked, List<FigureMeaning> columns) {
        html.open("div", "class", "tiles");
        columns.forEach(column -> tile(html, ranked, column));
        html.close();
    }

    private static void tile(Html html, RankedTable ranked, FigureMeaning column) {
        double value = ranked.mean(ranked.emphasised(), column.column());
        String rival = ranked.rival(column);
        double other = ranked.mean(rival, column.column());
        boolean isBest = !rival.isEmpty() && column.isBetter(value, other);
        html.open("div", "class", isBest ? "tile best" : "tile", "title", column.definition());
        html.words("div", column.label(), "class", "tile-label");
        html.words("div", column.format(value), "class", "tile-value");
        if (!rival.isEmpty() && column.better() != FigureMeaning.Better.NEITHER) {
            html.words("div", "best other " + column.format(other), "class", "tile-other");
            html.words("div", rival, "class", "tile-other");
        }
        html.close();
    }
}
