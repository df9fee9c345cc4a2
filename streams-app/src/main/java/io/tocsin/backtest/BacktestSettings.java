package io.tocsin.backtest;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.training.TrainingSettings;
import java.util.List;

/**
 * How a back-test is run: the same for every series.
 *
 * <p>Thread-safe.
 *
 * @param config of the running system: grid, grace, alert rules
 * @param training of the detector
 * @param seeds of everything random, at least one; figures are means over them
 * @param threads series that are judged at a time
 * @param withBaselines whether the other methods are judged, too
 */
public record BacktestSettings(
        TocsinConfig config, TrainingSettings training, List<Long> seeds, int threads, boolean withBaselines) {
    private static final int HIDDEN = 64;
    private static final int EPOCHS = 60;
    /** A server with reported incidents every few days: one alarm a day is what its owners would bear. */
    private static final double FALSE_ALARMS_PER_WEEK = 7;

    public BacktestSettings {
        seeds = List.copyOf(seeds);
    }

    /** The settings behind the tables in docs/detection.md. */
    public static TrainingSettings defaultTraining() {
        TrainingSettings defaults = TrainingSettings.defaults();
        return defaults.withNetwork(defaults.layers(), HIDDEN)
                .withEpochs(EPOCHS)
                .withFalseAlarmsPerWeek(FALSE_ALARMS_PER_WEEK);
    }
}
