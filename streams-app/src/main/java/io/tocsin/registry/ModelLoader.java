package io.tocsin.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.signing.ArtifactTrust;
import io.tocsin.topics.FollowedTopic;
import io.tocsin.topics.TopicHealth;
import io.tocsin.topics.TopicListener;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the models topic from its beginning, beside the topology: verifies, warms up, publishes an image. A bad record is refused, counted and
 * logged once with its offset, and what was in force stays in force; it never reaches a stream thread. While the topic cannot be read, or is gone, what
 * was in force goes on, too; one that is created anew is read from its start.
 *
 * <p>Thread-safe. Everything is done by the loader's own thread.
 */
public final class ModelLoader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelLoader.class);

    private final ModelCatalog catalog;
    private final ModelIntake intake;
    private final ArtifactTrust trust;
    private final ModelRegistry registry;
    private final ModelMeters modelMeters;
    private final String topic;
    private final FollowedTopic followed;
    private final SwapMeters swaps;

    /**
     * Made, not yet started.
     *
     * @param clientConfig how to reach Kafka
     */
    public ModelLoader(
            String topic,
            Map<String, Object> clientConfig,
            ModelTopicSerde serde,
            ModelLoaderSettings settings,
            ModelRegistry registry,
            MeterRegistry meters) {
        this.topic = topic;
        this.catalog = new ModelCatalog(new ModelVerifier(settings));
        this.trust = settings.trust();
        this.registry = registry;
        this.intake = new ModelIntake(serde, catalog, registry, meters);
        this.modelMeters = new ModelMeters(registry.health(), meters);
        this.swaps = new SwapMeters(meters);
        this.followed = new FollowedTopic(
                topic,
                clientConfig,
                "tocsin-model-loader",
                new Images(),
                new TopicHealth(LOG, "models", topic, meters));
    }

    /** Begins to read; what the operator should know of whom it trusts is logged first. */
    public void start() {
        trust.warning().ifPresentOrElse(LOG::warn, () -> LOG.info("models are taken from: keys={}", trust.keys()));
        followed.start();
    }

    /** Waits until everything that was in the topic at start is read; false if that takes longer than {@code timeout}. */
    public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        return followed.awaitCaughtUp(timeout);
    }

    public boolean isCaughtUp() {
        return followed.isCaughtUp();
    }

    @Override
    public void close() {
        followed.close();
    }

    /** Makes an image each time that the end of the topic is reached. */
    private final class Images implements TopicListener {
        @Override
        public void begin(boolean sameTopic) {
            swaps.history();
            if (!sameTopic) {
                LOG.warn(
                        "models topic was deleted and created anew, reading it from its start; the models in force go on until it says otherwise: topic={}",
                        topic);
                intake.beginAnew();
            }
        }

        @Override
        public void take(ConsumerRecord<String, byte[]> record) {
            swaps.came(record.timestamp());
            intake.take(record);
        }

        @Override
        public void offsetsChanged() {
            intake.offsetsChanged();
        }

        @Override
        public void isRead(long offset) {
            publish(offset);
            swaps.live();
        }
    }

    private void publish(long offset) {
        ModelImage image = catalog.image(offset);
        if (!image.deployed().equals(registry.current().deployed())) {
            if (image.deployed().isEmpty()) {
                LOG.warn("no model is in force any longer, ticks are scored NO_MODEL: offset={}", offset);
            } else {
                LOG.info(
                        "models in force, the first that covers an entity judges it: offset={} {}",
                        offset,
                        describe(image));
            }
            image.ties().forEach(tie -> LOG.warn("{}", tie));
            modelMeters.show(image);
            registry.publish(image);
            swaps.inForce(System.currentTimeMillis());
        } else {
            registry.publish(image);
        }
    }

    private static String describe(ModelImage image) {
        return String.join(
                ", ",
                image.deployed().stream()
                        .map(d -> d.champion().id() + " for " + d.selector())
                        .toList());
    }
}
