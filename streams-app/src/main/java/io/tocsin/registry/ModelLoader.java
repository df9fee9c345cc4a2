package io.tocsin.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.signing.ArtifactTrust;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
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
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final TopicPartition partition;
    private final Map<String, Object> clientConfig;
    private final Map<String, Object> consumerConfig;
    private final ModelCatalog catalog;
    private final ModelIntake intake;
    private final TopicReading reading;
    private final ArtifactTrust trust;
    private final ModelRegistry registry;
    private final ModelMeters modelMeters;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "tocsin-model-loader");
    private volatile boolean closed;
    private volatile @Nullable TopicIdentity asking;
    private volatile @Nullable Consumer<String, byte[]> consuming;
    /** Of the topic that was read last. */
    private @Nullable Uuid topicId;

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
        this.partition = new TopicPartition(topic, 0);
        this.clientConfig = Map.copyOf(clientConfig);
        this.consumerConfig = consumerConfig(clientConfig);
        this.catalog = new ModelCatalog(new ModelVerifier(settings));
        this.trust = settings.trust();
        this.registry = registry;
        this.intake = new ModelIntake(serde, catalog, registry, meters);
        this.reading = new TopicReading(topic, meters);
        this.modelMeters = new ModelMeters(registry.health(), meters);
        thread.setDaemon(true);
    }

    private static Map<String, Object> consumerConfig(Map<String, Object> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A position that is gone is news: all has to be read again, as history.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // A topic that is deleted must not come back without its settings because somebody asks for it.
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return config;
    }

    /** Begins to read; what the operator should know of whom it trusts is logged first. */
    public void start() {
        trust.warning().ifPresentOrElse(LOG::warn, () -> LOG.info("models are taken from: keys={}", trust.keys()));
        thread.start();
    }

    /** Waits until everything that was in the topic at start is read; false if that takes longer than {@code timeout}. */
    public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        return caughtUp.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    private void run() {
        while (!closed) {
            try {
                readTopic();
            } catch (WakeupException e) {
                LOG.debug("model loader is asked to close");
            } catch (RuntimeException e) {
                // Whatever it is, the loader must go on: nothing else would ever bring another model.
                if (!closed) {
                    reading.failed(e);
                    pause();
                }
            }
        }
    }

    /** Reads one topic from its beginning for as long as it is the one that goes by the name. */
    private void readTopic() {
        try (TopicIdentity identity = new TopicIdentity(partition.topic(), clientConfig)) {
            asking = identity;
            Uuid id = identity.now();
            recognise(id);
            try (Consumer<String, byte[]> consumer =
                    new KafkaConsumer<>(consumerConfig, new StringDeserializer(), new ByteArrayDeserializer())) {
                consuming = consumer;
                read(consumer, identity, id);
            } catch (InvalidOffsetException e) {
                intake.offsetsChanged();
                throw e;
            }
        }
    }

    private void recognise(Uuid id) {
        if (topicId != null && !id.equals(topicId)) {
            LOG.warn(
                    "models topic was deleted and created anew, reading it from its start; the models in force go on until it says otherwise: topic={}",
                    partition.topic());
            intake.beginAnew();
        }
        topicId = id;
    }

    private void read(Consumer<String, byte[]> consumer, TopicIdentity identity, Uuid id) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        // What the topic said in between is history: an image is published when the newest record is known, or
        // instances that start or reconnect would run through old deployments.
        boolean live = false;
        while (!closed && isStill(id, identity, live)) {
            long offset = -1;
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                intake.take(record);
                offset = record.offset();
            }
            if (!live && consumer.currentLag(partition).orElse(1) == 0) {
                live = true;
                publish(consumer.position(partition) - 1);
                reading.works();
                caughtUp.countDown();
            } else if (live && offset >= 0) {
                publish(offset);
            }
        }
    }

    private boolean isStill(Uuid id, TopicIdentity identity, boolean live) {
        try {
            Optional<Uuid> answer = identity.beside();
            if (live && answer.isPresent()) {
                reading.works();
            }
            return answer.isEmpty() || answer.get().equals(id);
        } catch (UnknownTopicOrPartitionException e) {
            throw e;
        } catch (RetriableException e) {
            // The consumer waits for the broker by itself, and need not read everything again.
            reading.failed(e);
            return true;
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
        }
        registry.publish(image);
    }

    private static String describe(ModelImage image) {
        return String.join(
                ", ",
                image.deployed().stream()
                        .map(d -> d.champion().id() + " for " + d.selector())
                        .toList());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        Consumer<String, byte[]> consumer = consuming;
        if (consumer != null) {
            consumer.wakeup();
        }
        TopicIdentity identity = asking;
        if (identity != null) {
            identity.close();
        }
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
