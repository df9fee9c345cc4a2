package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.retraining.ModelMaker;
import io.tocsin.retraining.RetrainSettings;
import io.tocsin.retraining.Retrainer;
import io.tocsin.signing.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Trains again and again, until it is stopped.
 *
 * <p>Confined to one thread.
 */
final class WatchRun {
    private final TocsinConfig config;
    private final RetrainSettings settings;
    private final Output output;

    WatchRun(TocsinConfig config, RetrainSettings settings, Output output) {
        this.config = config;
        this.settings = settings;
        this.output = output;
    }

    void run() throws InterruptedException {
        Optional<SigningKey> key = PublishingKey.of(config);
        try (Installation installation = Installation.connect(config);
                ModelRelease release = new ModelRelease(installation, key, output)) {
            var topics = installation.topics();
            installation.require(List.of(
                    topics.ticks(),
                    topics.labels(),
                    topics.calendar(),
                    topics.scores(),
                    topics.models(),
                    topics.modelEvents()));
            Retrainer retrainer =
                    new Retrainer(config, settings, topics, installation.schemas(), new Maker(config, release, output));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(retrainer), "tocsin-stop"));
            output.line("watching " + config.train().model() + ": every="
                    + settings.every().map(every -> every.toSeconds() + " s").orElse("never") + " drift for="
                    + settings.driftFor().toSeconds() + " s shadow for="
                    + settings.shadowFor().toSeconds() + " s promotes=" + settings.promotes() + "; Ctrl-C stops it");
            retrainer.run();
        }
    }

    private void stop(Retrainer retrainer) {
        retrainer.close();
        output.line("watch is stopped");
    }

    /** What a single training does, epochs as lines: a bar would be drawn over by the log. */
    private record Maker(TocsinConfig config, ModelRelease release, Output output) implements ModelMaker {
        @Override
        public TrainedModel train(ModelId id, TrainingData data, Instant createdAt) {
            TrainingLines progress = new TrainingLines(output, config.train().epochs());
            return new AnnouncedTraining(config, output, progress).run(id, data, createdAt);
        }

        @Override
        public void publish(TrainedModel model) throws InterruptedException {
            release.publish(model);
        }
    }
}
