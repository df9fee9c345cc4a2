package io.tocsin.backtest;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.replay.EntityReplay;
import io.tocsin.trainer.TrainerSettings;
import java.util.List;

/**
 * Tocsin itself: the trainer's code makes a model of the training part, the running system's code judges the test part with it.
 *
 * <p>Thread-safe.
 */
final class TocsinDetector implements Detector {
    static final String NAME = "tocsin";

    private final TocsinConfig config;
    private final TrainingSettings training;

    TocsinDetector(TocsinConfig config, TrainingSettings training) {
        this.config = config;
        this.training = training;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isRandom() {
        return true;
    }

    @Override
    public Detection detect(ServerSeries series, long seed) {
        TrainingData data = new TrainingData(series.tickDurationMs(), List.of(series.training()), List.of());
        return judge(train(data, seed), series.test());
    }

    /** Replays {@code recording} with a finished model. */
    Detection judge(Model model, TickSeries recording) {
        ReplayTrace trace = new ReplayTrace(model, recording);
        new EntityReplay(model, recording, config, trace).run();
        return new Detection(trace.scores(), trace.boundaries(), trace);
    }

    /** A model of {@code data}. */
    Model train(TrainingData data, long seed) {
        // The time of making is part of an artifact and must not make two runs differ.
        long createdAtMs = 0;
        return new ModelTrainer(training.withSeed(seed), TrainerSettings.carryRules(config), new TrainingListener() {})
                .train(new ModelId("backtest", "seed-" + seed), data, createdAtMs)
                .model();
    }
}
