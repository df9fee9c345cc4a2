package io.tocsin.backtest;

import io.tocsin.engine.evaluation.DetectionFigures;
import io.tocsin.engine.evaluation.EventFigures;
import io.tocsin.engine.evaluation.HitRate;
import io.tocsin.engine.evaluation.LabelledScores;
import io.tocsin.engine.evaluation.PointFigures;
import io.tocsin.engine.evaluation.TickInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a detection is worth against the labels.
 *
 * <p>Thread-safe.
 */
final class ServerFigures {
    /** Flags with shorter pauses between them are one alarm. */
    private static final int PAUSE_TICKS = 10;

    private ServerFigures() {}

    /** All figures by name, those that need labels only where there are some; the attribution's only where the series tells causes and the detector names contributors. */
    static Map<String, Double> of(ServerSeries series, Detection detection) {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (detection.trace() != null) {
            figures.put("incidents", (double) detection.trace().incidents());
        }
        if (!hasBothClasses(series.labels())) {
            return figures;
        }
        LabelledScores scores = LabelledScores.of(detection.scores(), series.labels());
        DetectionFigures ranking = DetectionFigures.of(scores, series.vusWindow());
        LabelledScores levels = LabelledScores.of(detection.levels(), series.labels());
        PointFigures points = PointFigures.at(1, levels);
        EventFigures events = EventFigures.at(1, levels, PAUSE_TICKS);
        figures.put("auc_roc", ranking.aucRoc());
        figures.put("auc_pr", ranking.aucPr());
        figures.put("vus_pr", ranking.vusPr());
        figures.put("best_f1", ranking.bestF1());
        figures.put("f1", points.f1());
        figures.put("event_recall", events.eventRecall());
        figures.put("false_alarms_day", events.falseAlarmsPerEntityDay(series.tickDurationMs()));
        figures.put("delay_ticks", events.medianDelayTicks());
        figures.putAll(attribution(series, detection, scores));
        return figures;
    }

    private static boolean hasBothClasses(boolean[] labels) {
        for (boolean label : labels) {
            if (label != labels[0]) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Double> attribution(ServerSeries series, Detection detection, LabelledScores scores) {
        ReplayTrace trace = detection.trace();
        List<HitRate> rates = new ArrayList<>();
        for (TickInterval event : scores.events()) {
            for (ServerSeries.Cause cause : series.causes()) {
                if (trace != null && cause.firstRow() == event.first()) {
                    rates.add(hitRate(series, trace, event, cause));
                }
            }
        }
        HitRate mean = rates.isEmpty() ? new HitRate(Double.NaN, Double.NaN) : HitRate.mean(rates);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("hit_rate_100", mean.at100Percent());
        figures.put("hit_rate_150", mean.at150Percent());
        return figures;
    }

    private static HitRate hitRate(
            ServerSeries series, ReplayTrace trace, TickInterval event, ServerSeries.Cause cause) {
        List<String> features = trace.model().features().metrics();
        Set<Integer> labelled = cause.metrics().stream()
                .map(column -> features.indexOf(series.test().metrics().get(column)))
                .collect(Collectors.toSet());
        return HitRate.of(trace.ranking(event.first(), event.end()), labelled);
    }
}
