package io.tocsin.cli;

import io.tocsin.engine.Model;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.learning.EpochReport;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.engine.training.TrainingReport;
import java.util.List;

/**
 * What a training came to, for people.
 *
 * <p>Confined to one thread.
 */
final class TrainingSummary {
    private final Model model;
    private final TrainingReport report;

    TrainingSummary(TrainedModel trained) {
        this.model = trained.model();
        this.report = trained.report();
    }

    void print(Output output) {
        TextTable facts = output.table();
        facts.row("epochs", epochs(report.epochs()));
        facts.row("forecast error", forecast());
        facts.row(
                "boundary",
                "score 1 is an error of "
                        + NumberFormat.plain(model.calibration().boundary()) + " times the usual");
        facts.row(
                "false alarms",
                NumberFormat.count(report.falseAlarmTicks()) + " of " + NumberFormat.count(report.calibrationTicks())
                        + " ticks in calibration");
        failures(facts);
        facts.row("artifact", NumberFormat.bytes(ModelWriter.write(model).length));
        facts.print(output.out());
    }

    private static String epochs(List<EpochReport> epochs) {
        String best = epochs.stream()
                .filter(EpochReport::best)
                .reduce((first, second) -> second)
                .map(one -> ", best was " + one.epoch() + " with validation loss "
                        + NumberFormat.plain(one.validationLoss()))
                .orElse("");
        return epochs.size() + best;
    }

    private String forecast() {
        double share = report.forecastError() / report.naiveError();
        return NumberFormat.plain(report.forecastError()) + ", naive forecast "
                + NumberFormat.plain(report.naiveError()) + " ("
                + (share <= 1 ? NumberFormat.percent(1 - share) + " less" : "worse than naive") + ")";
    }

    private void failures(TextTable facts) {
        if (report.failures().isEmpty()) {
            facts.row("failure head", "none, no failures are known");
        }
        for (TrainingReport.FailureReport failure : report.failures()) {
            facts.row(
                    "failure within " + seconds(failure.horizonTicks()) + " s",
                    "AUC " + NumberFormat.plain(failure.aucRoc()) + "; beyond P="
                            + NumberFormat.plain(failure.boundary()) + " foretells " + failure.found() + " of "
                            + failure.failures() + lead(failure) + ", false alarms " + failure.falseAlarms());
        }
    }

    private String lead(TrainingReport.FailureReport failure) {
        return failure.found() == 0 ? "" : ", half of them " + seconds(failure.medianLeadTicks()) + " s ahead or more";
    }

    private long seconds(double ticks) {
        return (long) (ticks * model.tickDurationMs() / 1000);
    }
}
