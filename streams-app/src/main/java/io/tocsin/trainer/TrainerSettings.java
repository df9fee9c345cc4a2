package io.tocsin.trainer;

import io.tocsin.config.TocsinConfig;
import io.tocsin.config.TrainSettings;
import io.tocsin.engine.CarryRules;
import io.tocsin.engine.training.TrainingSettings;

/**
 * The engine's settings from the configuration.
 *
 * <p>Thread-safe.
 */
public final class TrainerSettings {
    private TrainerSettings() {}

    public static TrainingSettings training(TrainSettings train) {
        return new TrainingSettings(
                train.layers(),
                train.hidden(),
                train.epochs(),
                train.patience(),
                train.batch(),
                train.bpttTicks(),
                (float) train.learningRate(),
                (float) train.clipNorm(),
                train.seed(),
                train.validationShare(),
                train.calibrationShare(),
                train.horizonTicks(),
                train.falseAlarmsPerEntityWeek());
    }

    public static CarryRules carryRules(TocsinConfig config) {
        return new CarryRules(config.window().gapTicksMax(), config.window().warmupTicks());
    }
}
