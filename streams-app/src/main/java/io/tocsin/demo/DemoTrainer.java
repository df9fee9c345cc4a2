package io.tocsin.demo;

import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.screen.view.Training;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.EpochReport;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.rollout.ChangeNote;
import io.tocsin.rollout.DeploymentChange;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.schemas.Deployment;
import io.tocsin.trainer.ModelPublisher;
import io.tocsin.trainer.TopicTrainingSource;
import io.tocsin.trainer.TrainerSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains from the ticks topic and publishes, as {@code tocsin train} does, and lets the screen watch.
 *
 * <p>One training at a time; {@link #training} may be asked from any thread.
 */
final class DemoTrainer {
    private static final Logger LOG = LoggerFactory.getLogger(DemoTrainer.class);

    private final TocsinConfig config;
    private final TopicTrainingSource source;
    private final ModelPublisher publisher;
    private final DeploymentWriter deployments;
    private final Clock clock;
    private volatile @Nullable Training training;

    DemoTrainer(
            TocsinConfig config,
            TopicTrainingSource source,
            ModelPublisher publisher,
            DeploymentWriter deployments,
            Clock clock) {
        this.config = config;
        this.source = source;
        this.publisher = publisher;
        this.deployments = deployments;
        this.clock = clock;
    }

    /** The training that is running; null when none is. */
    @Nullable Training training() {
        return training;
    }

    /**
     * Trains {@code id} on all entities that {@code selector} covers, and deploys it for them.
     *
     * @throws CancellationException if interrupted while the network learns
     * @throws io.tocsin.rollout.DeploymentChangedException if somebody else deployed another version while it trained
     * @throws io.tocsin.rollout.RolloutRefusedException if somebody has pinned the model
     */
    void trainAndDeploy(ModelId id, String selector, TrainingSettings settings, String reason)
            throws InterruptedException {
        try {
            Deployment before = deployments.current(id.name());
            TrainingData data = source.load(selector);
            TrainedModel trained = new ModelTrainer(
                            settings, TrainerSettings.carryRules(config), new Watch(id, settings))
                    .train(id, data, clock.millis());
            LOG.info("trained: model={} {}", id, trained.report());
            publisher.publish(trained);
            ChangeNote note = new ChangeNote("tocsin demo", reason, clock.instant());
            deployments.replace(
                    before,
                    new DeploymentChange(id.name(), before, note)
                            .promote(id.version(), Optional.of(selector), Optional.empty()));
        } finally {
            training = null;
        }
    }

    private final class Watch implements TrainingListener {
        private final ModelId id;
        private final TrainingSettings settings;
        private final long startNanos = System.nanoTime();
        private final List<Double> losses = new ArrayList<>();
        private final List<Double> validationLosses = new ArrayList<>();

        Watch(ModelId id, TrainingSettings settings) {
            this.id = id;
            this.settings = settings;
            tell(0);
        }

        @Override
        public void progress(double done, int epoch, double loss) {
            tell(done);
        }

        @Override
        public void epochEnded(EpochReport report) {
            losses.add(report.trainingLoss());
            validationLosses.add(report.validationLoss());
            tell((double) report.epoch() / settings.fit().epochs());
        }

        private void tell(double done) {
            // Learning knows no interruption; without this a stop would wait until it is over.
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("training was interrupted: model=" + id);
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
            Duration left = done < 0.02 ? null : Duration.ofMillis((long) (elapsed.toMillis() * (1 - done) / done));
            training = new Training(
                    id.version(), losses.size(), settings.fit().epochs(), done, losses, validationLosses, left);
        }
    }
}
