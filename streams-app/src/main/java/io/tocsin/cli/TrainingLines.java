package io.tocsin.cli;

import io.tocsin.engine.learning.EpochReport;
import io.tocsin.engine.learning.TrainingListener;

/** The progress of a training as lines, one an epoch. Confined to the training thread. */
final class TrainingLines implements TrainingListener {
    private final Output output;
    private final int epochs;

    TrainingLines(Output output, int epochs) {
        this.output = output;
        this.epochs = epochs;
    }

    @Override
    public void epochEnded(EpochReport report) {
        output.line("epoch " + report.epoch() + "/" + epochs + ": training loss="
                + NumberFormat.plain(report.trainingLoss()) + " validation loss="
                + NumberFormat.plain(report.validationLoss()) + (report.best() ? " best so far" : ""));
    }
}
