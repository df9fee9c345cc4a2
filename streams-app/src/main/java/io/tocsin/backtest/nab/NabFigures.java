package io.tocsin.backtest.nab;

import io.tocsin.backtest.FigureRow;
import io.tocsin.backtest.FigureTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes figures of a detector's scores: at the threshold that was fixed before, and at the one that the labels would have chosen.
 *
 * <p>Thread-safe.
 */
final class NabFigures {
    private final List<NabSeries> series;
    private final AlarmPolicy policy;
    private final NabProfile profile;

    NabFigures(List<NabSeries> series, AlarmPolicy policy, NabProfile profile) {
        this.series = series;
        this.policy = policy;
        this.profile = profile;
    }

    /** One row a series, then one for all. */
    List<FigureRow> rows(DetectorRun run) {
        List<FigureRow> rows = new ArrayList<>();
        NabScorer scorer = new NabScorer(profile);
        NabScore total = NabScore.NOTHING;
        for (int i = 0; i < series.size(); i++) {
            NabSeries one = series.get(i);
            NabScore score = scorer.score(one, policy.alarms(run.scores().get(i), one.probationRows()));
            rows.add(new FigureRow(one.name(), run.name(), figures(score)));
            total = total.plus(score);
        }
        BestThreshold best = BestThreshold.find(series, run.scores(), policy, profile);
        Map<String, Double> all = figures(total);
        all.put("nab_best_threshold", best.score().normalized(profile));
        all.put("best_threshold", best.threshold());
        rows.add(new FigureRow(FigureTable.ALL, run.name(), all));
        return rows;
    }

    private Map<String, Double> figures(NabScore score) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("nab", score.normalized(profile));
        figures.put("raw", score.raw());
        figures.put("windows", (double) score.windows());
        figures.put("found", (double) score.found());
        figures.put("false_alarms", (double) score.falseAlarms());
        return figures;
    }

    /** The row of all series in words. */
    static String line(FigureRow row) {
        Map<String, Double> figures = row.figures();
        return String.format(
                Locale.ROOT,
                "%-24s NAB standard %5.1f at the fixed threshold (%.0f of %.0f windows, %.0f false alarms); %5.1f at the one best for these"
                        + " labels (%.2f)",
                row.detector(),
                figures.get("nab"),
                figures.get("found"),
                figures.get("windows"),
                figures.get("false_alarms"),
                figures.get("nab_best_threshold"),
                figures.get("best_threshold"));
    }
}
