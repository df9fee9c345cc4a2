package io.tocsin.trainer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.engine.evaluation.ReliabilityCurve;
import io.tocsin.engine.learning.EpochReport;
import io.tocsin.engine.training.ScoreQuantile;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.engine.training.TrainingReport;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A training's report as the models topic keeps it, for people: {@code quantiles} of the scores, {@code horizons} with their {@code reliability}, and
 * {@code figures}, each a name with a number or a text.
 *
 * <p>Thread-safe.
 */
public final class TrainingReportJson {
    /** Beside the artifact a record of the models topic has 4 KiB for everything else. */
    static final int MAX_CHARACTERS = 3 * 1024;

    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private TrainingReportJson() {}

    /** ASCII. With so many horizons that it would not fit into its record, it does without the reliability of the longest ones. */
    public static String of(TrainedModel trained) {
        TrainingReport report = trained.report();
        int horizons = report.failures().size();
        String json = json(report, horizons, trained.model().tickDurationMs());
        while (json.length() > MAX_CHARACTERS && horizons > 0) {
            horizons--;
            json = json(report, horizons, trained.model().tickDurationMs());
        }
        return json;
    }

    private static String json(TrainingReport report, int horizons, long tickMs) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode quantiles = json.putArray("quantiles");
        for (ScoreQuantile one : report.scores()) {
            quantiles.addObject().put("quantile", one.quantile()).put("score", rounded(one.score()));
        }
        ArrayNode reliability = json.putArray("horizons");
        report.failures().stream()
                .limit(horizons)
                .forEach(one -> bins(
                        one.reliability(),
                        reliability
                                .addObject()
                                .put("horizonTicks", one.horizonTicks())
                                .putArray("reliability")));
        figures(report, tickMs, json.putObject("figures"));
        return json.toString();
    }

    private static void bins(ReliabilityCurve reliability, ArrayNode bins) {
        for (ReliabilityCurve.Bin bin : reliability.bins()) {
            bins.addObject()
                    .put("told", rounded(bin.meanForecast()))
                    .put("seen", rounded(bin.observedShare()))
                    .put("ticks", bin.count());
        }
    }

    private static void figures(TrainingReport report, long tickMs, ObjectNode figures) {
        figures.put("epochs", report.epochs().size());
        report.epochs().stream()
                .filter(EpochReport::best)
                .reduce((first, second) -> second)
                .ifPresent(best -> figures.put("best epoch", best.epoch())
                        .put("its validation loss", text(best.validationLoss())));
        figures.put("ticks learned from", report.trainingTicks())
                .put("ticks in calibration", report.calibrationTicks())
                .put("of them beyond the boundary", report.falseAlarmTicks())
                .put("forecast error", text(report.forecastError()))
                .put("error of the naive forecast", text(report.naiveError()));
        for (TrainingReport.FailureReport one : report.failures()) {
            figures.put("failures within " + seconds(one.horizonTicks(), tickMs), failures(one, tickMs));
        }
    }

    private static String failures(TrainingReport.FailureReport report, long tickMs) {
        String lead = report.found() == 0
                ? ""
                : ", half of them " + seconds(report.medianLeadTicks(), tickMs) + " ahead or more";
        return report.found() + " of " + report.failures() + " foretold" + lead + "; false alarms "
                + report.falseAlarms()
                + (Double.isFinite(report.aucRoc()) ? "; AUC " + text(report.aucRoc()) : "");
    }

    private static String seconds(double ticks, long tickMs) {
        return (long) (ticks * tickMs / 1000) + " s";
    }

    private static String text(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : "unknown";
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
