package io.tocsin.cli;

import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.signing.SigningKey;
import io.tocsin.trainer.CsvTrainingSource;
import io.tocsin.trainer.LabelledStretches;
import io.tocsin.trainer.LoadedTicks;
import io.tocsin.trainer.TopicTrainingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * From data to a model that judges, step by step. What would stop the last step is looked for before the first.
 *
 * <p>Confined to one thread.
 */
final class TrainingRun {
    private final TrainingPlan plan;
    private final Output output;
    private final Terminal terminal;

    TrainingRun(TrainingPlan plan, Output output, Terminal terminal) {
        this.plan = plan;
        this.output = output;
        this.terminal = terminal;
    }

    void run() throws IOException, InterruptedException {
        Optional<SigningKey> key = plan.publishes() ? PublishingKey.of(plan.config()) : Optional.empty();
        if (plan.needsKafka()) {
            try (Installation installation = Installation.connect(plan.config())) {
                runWith(installation, key);
            }
        } else {
            save(train(csvData()));
        }
    }

    private void runWith(Installation installation, Optional<SigningKey> key) throws IOException, InterruptedException {
        Optional<ModelInventory> models = Optional.empty();
        if (plan.publishes()) {
            installation.require(List.of(installation.topics().models()));
            models = Optional.of(installation.models());
            ModelRelease.requireNew(models.get(), plan.id());
            if (plan.deploys()) {
                rollout(installation, models.get())
                        .change(plan.deployment().reason())
                        .requireUnpinned();
            }
        }
        TrainedModel trained = train(plan.csvFiles().isEmpty() ? topicData(installation) : csvData());
        save(trained);
        if (models.isPresent()) {
            try (ModelRelease release = new ModelRelease(installation, key, output)) {
                release.publish(trained);
            }
            if (plan.deploys()) {
                // It judges those that it has learned from. What was read before the training counts: a person who has
                // promoted another version since is not to be overruled.
                Optional<String> selector = Optional.of(plan.config().train().selector());
                rollout(installation, models.get()).promote(plan.id(), selector, plan.deployment(), false);
            }
        }
    }

    private ModelRollout rollout(Installation installation, ModelInventory models) {
        return new ModelRollout(plan.id().name(), installation, models, output);
    }

    private TrainingData topicData(Installation installation) {
        installation.require(List.of(
                installation.topics().ticks(),
                installation.topics().labels(),
                installation.topics().calendar()));
        TopicTrainingSource source =
                new TopicTrainingSource(installation.reader(), installation.topics(), installation.schemas(), tickMs());
        LoadedTicks loaded = source.read(plan.config().train().selector());
        if (loaded.leftOut() > 0) {
            output.line(loaded.why());
        }
        return withoutAnomalies(loaded.data(), source.stretches());
    }

    private TrainingData withoutAnomalies(TrainingData all, LabelledStretches stretches) {
        TrainingData normal = stretches
                .withoutAnomalies(all)
                .orElseThrow(() -> new CommandFailedException(
                        "all ticks are labelled as anomalies: ticks=" + all.ticks() + "; see anomaly.labels"));
        if (normal.ticks() < all.ticks()) {
            output.line(
                    "left out as labelled anomalies: ticks=" + (all.ticks() - normal.ticks()) + " of=" + all.ticks());
        }
        return normal;
    }

    private TrainingData csvData() throws IOException {
        for (var file : plan.csvFiles()) {
            if (!Files.isReadable(file)) {
                throw new CommandFailedException("cannot read training data: file=" + file);
            }
        }
        return new CsvTrainingSource(tickMs()).load(plan.csvFiles());
    }

    private long tickMs() {
        return plan.config().ticks().duration().toMillis();
    }

    private TrainedModel train(TrainingData data) {
        int epochs = plan.config().train().epochs();
        TrainingListener progress = terminal.interactive()
                ? new TrainingBar(output.out(), terminal.characters(), epochs)
                : new TrainingLines(output, epochs);
        return new AnnouncedTraining(plan.config(), output, progress).run(plan.id(), data, plan.createdAt());
    }

    private void save(TrainedModel trained) throws IOException {
        if (plan.outFile().isPresent()) {
            Files.write(plan.outFile().get(), ModelWriter.write(trained.model()));
            output.line("written " + plan.outFile().get());
        }
    }
}
