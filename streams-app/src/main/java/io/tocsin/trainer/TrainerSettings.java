package io.tocsin.trainer;

import io.tocsin.config.TocsinConfig;
import io.tocsin.config.TrainSettings;
import io.tocsin.engine.CarryRules;
import io.tocsin.engine.learning.FitSettings;
import io.tocsin.engine.learning.LearningRate;
import io.tocsin.engine.learning.Optimizer;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.training.TrainingSettings;

/**
 * The engine's settings from the configuration.
 *
 * <p>Thread-safe.
 */
public final class TrainerSettings {
    private TrainerSettings() {}

    public static TrainingSettings training(TrainSettings train) {
        FitSettings fit = new FitSettings(
                train.epochs(),
                train.patience(),
                train.batch(),
                train.bpttTicks(),
                Optimizer.Kind.valueOf(train.optimizer()),
                new LearningRate((float) train.learningRate(), LearningRate.Schedule.valueOf(train.schedule())),
                (float) train.clipNorm(),
                0,
                train.seed(),
                train.threads());
        return new TrainingSettings(
                Cell.valueOf(train.cell()),
                train.layers(),
                train.hidden(),
                (float) train.dropout(),
                fit,
                train.validationShare(),
                train.calibrationShare(),
                train.horizonsTicks(),
                train.falseAlarmsPerEntityWeek());
    }

    public static CarryRules carryRules(TocsinConfig config) {
        return new CarryRules(config.window().gapTicksMax(), config.window().warmupTicks());
    }
}
