package io.tocsin.backtest.page;

import io.tocsin.backtest.Comparison;
import io.tocsin.backtest.FigureTable;
import java.util.Arrays;
import java.util.Locale;

/**
 * The headline in a sentence or two, with no more said than the figures bear.
 *
 * <p>Thread-safe.
 */
final class Verdict {
    private static final double SIGNIFICANT = 0.05;

    private Verdict() {}

    static String of(RankedTable ranked) {
        FigureMeaning leading = ranked.leading();
        String rival = ranked.rival(leading);
        String text = reached(ranked);
        if (rival.isEmpty()) {
            return text + ". No other detector was judged beside it." + inService(ranked);
        }
        text += "; the best other detector, %s, %s."
                .formatted(rival, leading.format(ranked.mean(rival, leading.column())));
        boolean canCompare = ranked.table().series().size() > 1 && leading.better() == FigureMeaning.Better.HIGHER;
        return text
                + (canCompare && isComplete(ranked.table(), leading.column()) ? difference(ranked) : "")
                + inService(ranked);
    }

    private static String reached(RankedTable ranked) {
        FigureMeaning leading = ranked.leading();
        int series = ranked.table().series().size();
        String detector = ranked.emphasised();
        return "%s reaches %s %s%s"
                .formatted(
                        detector,
                        leading.label(),
                        leading.format(ranked.mean(detector, leading.column())),
                        series > 1 ? " on average over " + series + " series" : "");
    }

    /** What people on call would have lived through, where the table tells it. */
    private static String inService(RankedTable ranked) {
        double recall = ranked.mean(ranked.emphasised(), "event_recall");
        double falseAlarms = ranked.mean(ranked.emphasised(), "false_alarms_day");
        return Double.isNaN(recall) || Double.isNaN(falseAlarms)
                ? ""
                : String.format(
                        Locale.ROOT,
                        " At its boundary, set without labels, it finds %.0f %% of the incidents with %.2f false alarms a day.",
                        100 * recall,
                        falseAlarms);
    }

    private static boolean isComplete(FigureTable table, String column) {
        return table.detectors().stream()
                .flatMapToDouble(detector -> Arrays.stream(table.figures(detector, column)))
                .allMatch(Double::isFinite);
    }

    private static String difference(RankedTable ranked) {
        return Comparison.withBest(
                        ranked.table(), ranked.emphasised(), ranked.leading().column())
                .map(Verdict::difference)
                .orElse("");
    }

    private static String difference(Comparison comparison) {
        double p = comparison.wilcoxon().pValue();
        double low = comparison.difference().low();
        double high = comparison.difference().high();
        String judgement = low > 0 && p < SIGNIFICANT
                ? "Better by more than chance."
                : high < 0 && p < SIGNIFICANT
                        ? "Worse by more than chance."
                        : "So few series cannot rule out that this is chance.";
        return String.format(
                Locale.ROOT,
                " Mean difference %+.3f (95 %% interval %+.3f to %+.3f, Wilcoxon p = %.3f). %s",
                comparison.difference().mean(),
                low,
                high,
                p,
                judgement);
    }
}
