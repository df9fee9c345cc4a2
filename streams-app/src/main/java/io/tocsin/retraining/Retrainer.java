package io.tocsin.retraining;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.learning.TrainingDivergedException;
import io.tocsin.rollout.RolloutFailedException;
import io.tocsin.rollout.RolloutRefusedException;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicReader;
import io.tocsin.trainer.NothingToTrainOnException;
import io.tocsin.trainer.PublishFailedException;
import io.tocsin.trainer.TopicTrainingSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one model, trains it anew when it is time, and sees the new version through the shadow and the gate.
 *
 * <p>It may be killed at any time, and several may watch the same model: every change is a compare and set on the deployment that was looked at.
 *
 * <p>{@link #run} is confined to one thread; {@link #close} may be called by any.
 */
public final class Retrainer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retrainer.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    /** After what came to nothing; it takes all the ticks to find out. */
    private static final Duration BREATHER = Duration.ofMinutes(1);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String model;
    private final Lookout lookout;
    private final NextStep next;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * Of the model that {@code config} trains; opens connections.
     *
     * @throws io.tocsin.topics.TopicNotFoundException if the scores or the models topic is missing
     */
    public Retrainer(
            TocsinConfig config, RetrainSettings settings, Topics topics, SchemaRegistry schemas, ModelMaker maker) {
        Map<String, Object> clients = config.kafka().clientConfiguration();
        TopicReader reader = new TopicReader(clients);
        TopicTrainingSource ticks = new TopicTrainingSource(
                reader, topics, schemas, config.ticks().duration().toMillis());
        PublishedModels models = new PublishedModels(reader, topics.models().name(), new ModelTopicSerde(schemas));
        this.model = config.train().model();
        this.lookout = new Lookout(config, settings, topics, schemas);
        this.next = new NextStep(
                config,
                settings,
                lookout,
                new NewVersion(config, ticks, maker),
                new ShadowTrial(config, settings.shadowFor(), models, ticks),
                new TrainerRollout(clients, topics, schemas));
    }

    /** Watches until it is closed. */
    public void run() throws InterruptedException {
        try {
            Duration wait;
            do {
                wait = step() ? PACE : BREATHER;
            } while (!stop.await(wait.toMillis(), TimeUnit.MILLISECONDS));
        } finally {
            lookout.close();
            ended.countDown();
        }
    }

    /** What may pass by itself is tried again; what judges goes on meanwhile. */
    private boolean step() throws InterruptedException {
        try {
            return next.take(Instant.now());
        } catch (RolloutFailedException
                | RolloutRefusedException
                | PublishFailedException
                | NothingToTrainOnException
                | TrainingDivergedException
                | KafkaException e) {
            LOG.warn("trying again in {} s: model={} reason={}", BREATHER.toSeconds(), model, e.getMessage());
            return false;
        }
    }

    /** Ends {@link #run} after what it is at, or after a few seconds without it: a training is not waited for. */
    @Override
    public void close() {
        stop.countDown();
        try {
            boolean unused = ended.await(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
