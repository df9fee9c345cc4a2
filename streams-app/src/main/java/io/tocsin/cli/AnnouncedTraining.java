package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.trainer.TrainerSettings;
import java.time.Instant;

/**
 * Trains as a configuration says, and tells people of what, how far it is, and what it came to.
 *
 * <p>Confined to one thread.
 */
final class AnnouncedTraining {
    private final TocsinConfig config;
    private final Output output;
    private final TrainingListener progress;

    AnnouncedTraining(TocsinConfig config, Output output, TrainingListener progress) {
        this.config = config;
        this.output = output;
        this.progress = progress;
    }

    TrainedModel run(ModelId id, TrainingData data, Instant createdAt) {
        output.line("training " + id + ": entities=" + data.series().size() + " ticks=" + data.ticks() + " metrics="
                + data.series().get(0).metrics().size() + " known failures="
                + data.failures().size());
        TrainedModel trained = new ModelTrainer(
                        TrainerSettings.training(config.train()), TrainerSettings.carryRules(config), progress)
                .train(id, data, createdAt.toEpochMilli());
        new TrainingSummary(trained).print(output);
        return trained;
    }
}
