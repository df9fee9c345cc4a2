package io.tocsin.engine.training;

import io.tocsin.engine.learning.FitSettings;
import io.tocsin.engine.network.Cell;
import java.util.List;

/**
 * How a model is trained. {@link #defaults} suit a handful of entities with ten to forty metrics.
 *
 * <p>Thread-safe.
 *
 * @param cell kind of the recurrent layers
 * @param layers stacked recurrent layers
 * @param hidden width of each
 * @param dropout share of the values between layers that training blanks, 0 to below 1
 * @param fit how the network is fitted; its {@code firstCounted} follows the model's warm-up
 * @param validationShare share of the time line, after the training part, that decides when to stop
 * @param calibrationShare share of the time line, the last, that scores and thresholds are calibrated on
 * @param horizonsTicks how far ahead the failure probabilities look, ascending, at most {@value #MAX_HORIZONS}
 * @param falseAlarmsPerWeek the budget that the score's boundary is set by, per entity
 */
public record TrainingSettings(
        Cell cell,
        int layers,
        int hidden,
        float dropout,
        FitSettings fit,
        double validationShare,
        double calibrationShare,
        List<Integer> horizonsTicks,
        double falseAlarmsPerWeek) {
    public static final int MAX_HORIZONS = 8;

    public TrainingSettings {
        horizonsTicks = List.copyOf(horizonsTicks);
        if (horizonsTicks.isEmpty() || horizonsTicks.size() > MAX_HORIZONS) {
            throw new IllegalArgumentException(
                    "must be 1 to " + MAX_HORIZONS + " horizons: horizonsTicks=" + horizonsTicks);
        }
        for (int h = 0; h < horizonsTicks.size(); h++) {
            if (horizonsTicks.get(h) <= (h == 0 ? 0 : horizonsTicks.get(h - 1))) {
                throw new IllegalArgumentException("must be above 0 and ascend: horizonsTicks=" + horizonsTicks);
            }
        }
    }

    public static TrainingSettings defaults() {
        return new TrainingSettings(Cell.LSTM, 2, 32, 0f, FitSettings.defaults(), 0.15, 0.2, List.of(6, 18, 30), 1.0);
    }

    public TrainingSettings withNetwork(int newLayers, int newHidden) {
        return new TrainingSettings(
                cell,
                newLayers,
                newHidden,
                dropout,
                fit,
                validationShare,
                calibrationShare,
                horizonsTicks,
                falseAlarmsPerWeek);
    }

    public TrainingSettings withFit(FitSettings newFit) {
        return new TrainingSettings(
                cell,
                layers,
                hidden,
                dropout,
                newFit,
                validationShare,
                calibrationShare,
                horizonsTicks,
                falseAlarmsPerWeek);
    }

    public TrainingSettings withEpochs(int newEpochs) {
        return withFit(fit.withEpochs(newEpochs));
    }

    public TrainingSettings withSeed(long newSeed) {
        return withFit(fit.withSeed(newSeed));
    }

    public TrainingSettings withFalseAlarmsPerWeek(double newFalseAlarmsPerWeek) {
        return new TrainingSettings(
                cell,
                layers,
                hidden,
                dropout,
                fit,
                validationShare,
                calibrationShare,
                horizonsTicks,
                newFalseAlarmsPerWeek);
    }
}
