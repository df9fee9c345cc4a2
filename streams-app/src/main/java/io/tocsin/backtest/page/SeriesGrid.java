package io.tocsin.backtest.page;

import java.util.Locale;
import java.util.Map;

/**
 * The leading figure of each detector on each series: tinted by value, the best of each series marked.
 *
 * <p>Thread-safe.
 */
final class SeriesGrid {
    private final RankedTable ranked;
    /** Where the page tells more of a series: its element's id. */
    private final Map<String, String> anchors;

    SeriesGrid(RankedTable ranked, Map<String, String> anchors) {
        this.ranked = ranked;
        this.anchors = anchors;
    }

    void write(Html html) {
        FigureMeaning leading = ranked.leading();
        html.open("div", "class", "scroll").open("table", "class", "grid");
        html.words(
                "caption",
                leading.label() + ": the deeper the colour the better; the best of each series has a frame.");
        html.open("thead").open("tr").words("th", "series", "scope", "col", "class", "name");
        for (String detector : ranked.detectors()) {
            html.words("th", detector, "scope", "col", "class", ranked.isEmphasised(detector) ? "ours" : "other");
        }
        html.close().close().open("tbody");
        ranked.table().series().forEach(series -> row(html, series));
        html.close().close().close();
    }

    private void row(Html html, String series) {
        html.open("tr").open("th", "scope", "row", "class", "name");
        String anchor = anchors.get(series);
        if (anchor == null) {
            html.text(series);
        } else {
            html.words("a", series, "href", "#" + anchor);
        }
        html.close();
        String best = best(series);
        for (String detector : ranked.detectors()) {
            double value = value(series, detector);
            html.words(
                    "td",
                    ranked.leading().format(value),
                    "class",
                    !Double.isNaN(value) && ranked.leading().format(value).equals(best) ? "best" : "plain",
                    "style",
                    String.format(Locale.ROOT, "--tint:%.2f", depth(value)));
        }
        html.close();
    }

    private double value(String series, String detector) {
        return ranked.table().figure(series, detector, ranked.leading().column());
    }

    private String best(String series) {
        double best = Double.NaN;
        for (String detector : ranked.detectors()) {
            double value = value(series, detector);
            best = ranked.leading().isBetter(value, best) ? value : best;
        }
        return Double.isNaN(best) ? "" : ranked.leading().format(best);
    }

    /** 0 for the worst that could be, 1 for the best. */
    private double depth(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        double share = Math.max(0, Math.min(1, value / ranked.fullScale()));
        return ranked.leading().better() == FigureMeaning.Better.LOWER ? 1 - share : share;
    }
}
