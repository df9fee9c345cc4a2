package io.tocsin.backtest.page;

import io.tocsin.backtest.FigureTable;
import java.util.Locale;

/**
 * The leading figure as bars, best first, with a dot for each series over the bar of its mean. The bars keep their letters readable at any width:
 * words are HTML, places are percentages.
 *
 * <p>Thread-safe.
 */
final class DetectorBars {
    private static final int AXIS_STEPS = 5;

    private DetectorBars() {}

    static void write(Html html, RankedTable ranked) {
        FigureMeaning leading = ranked.leading();
        html.open("figure", "class", "bars");
        for (String detector : ranked.detectors()) {
            html.open("div", "class", ranked.isEmphasised(detector) ? "bar-row ours" : "bar-row");
            html.words("div", detector, "class", "bar-name");
            bar(html, ranked, detector);
            html.words("div", leading.format(ranked.mean(detector, leading.column())), "class", "bar-value");
            html.close();
        }
        axis(html, ranked.fullScale());
        html.words(
                "figcaption",
                "Bar: mean " + leading.label()
                        + " over the series. Dots: the single series; their spread says how much the mean is worth."
                        + " Point at a dot for its name.");
        html.close();
    }

    private static void bar(Html html, RankedTable ranked, String detector) {
        String column = ranked.leading().column();
        FigureTable table = ranked.table();
        html.open("svg", "class", "bar", "width", "100%", "height", "24", "role", "img", "aria-label", detector);
        html.empty("rect", "class", "rail", "x", "0", "y", "3", "width", "100%", "height", "18", "rx", "3");
        double mean = ranked.mean(detector, column);
        if (Double.isFinite(mean)) {
            String width = percent(mean, ranked.fullScale());
            html.empty("rect", "class", "mean", "x", "0", "y", "3", "width", width, "height", "18", "rx", "3");
        }
        for (String series : table.series()) {
            double value = table.figure(series, detector, column);
            if (Double.isFinite(value)) {
                html.open("circle", "cx", percent(value, ranked.fullScale()), "cy", "12", "r", "3.4");
                html.words("title", series + ": " + ranked.leading().format(value));
                html.close();
            }
        }
        html.close();
    }

    private static void axis(Html html, double fullScale) {
        html.open("div", "class", "bar-row bar-axis", "aria-hidden", "true");
        html.words("div", "", "class", "bar-name").open("div", "class", "axis");
        for (int i = 0; i <= AXIS_STEPS; i++) {
            double value = fullScale * i / AXIS_STEPS;
            html.words(
                    "span",
                    String.format(Locale.ROOT, fullScale > AXIS_STEPS ? "%.0f" : "%.1f", value),
                    "style",
                    "left:" + percent(value, fullScale));
        }
        html.close().words("div", "", "class", "bar-value").close();
    }

    private static String percent(double value, double fullScale) {
        double share = Math.max(0, Math.min(1, value / fullScale));
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
