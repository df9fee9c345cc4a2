package io.tocsin.registry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.RegistryUnavailableException;
import io.tocsin.signing.ArtifactTrust;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the models topic from its beginning, beside the topology: verifies, warms up, publishes an image. A bad record is refused, counted and
 * logged once with its offset, and what was in force stays in force; it never reaches a stream thread.
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
    private final ModelTopicSerde serde;
    private final ModelCatalog catalog;
    private final ArtifactTrust trust;
    private final ModelRegistry registry;
    private final Counter loaded;
    private final Counter refused;
    private final ModelMeters modelMeters;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "tocsin-model-loader");
    private volatile boolean closed;
    private volatile @Nullable Consumer<String, byte[]> reading;

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
        this.clientConfig = consumerConfig(clientConfig);
        this.serde = serde;
        this.catalog = new ModelCatalog(new ModelVerifier(settings));
        this.trust = settings.trust();
        this.registry = registry;
        this.loaded = Counter.builder("tocsin.models.records.applied").register(meters);
        this.refused = Counter.builder("tocsin.models.records.refused").register(meters);
        this.modelMeters = new ModelMeters(registry.health(), meters);
        thread.setDaemon(true);
    }

    private static Map<String, Object> consumerConfig(Map<String, Object> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
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
            try (Consumer<String, byte[]> consumer =
                    new KafkaConsumer<>(clientConfig, new StringDeserializer(), new ByteArrayDeserializer())) {
                reading = consumer;
                read(consumer);
            } catch (WakeupException e) {
                LOG.debug("model loader is asked to close");
            } catch (KafkaException e) {
                if (!closed) {
                    LOG.warn(
                            "models topic cannot be read just now, trying again; the models in force go on: topic={} reason={}",
                            partition.topic(),
                            e.getMessage());
                    pause();
                }
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        // What the topic said in between is history: an image is published when the newest record is known, else
        // instances that start or
        // reconnect would run through old deployments.
        boolean live = false;
        while (!closed) {
            long offset = -1;
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                apply(record);
                offset = record.offset();
            }
            if (!live && consumer.currentLag(partition).orElse(1) == 0) {
                live = true;
                publish(consumer.position(partition) - 1);
                caughtUp.countDown();
            } else if (live && offset >= 0) {
                publish(offset);
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        try {
            SpecificRecord value = serde.deserializer().deserialize(record.topic(), record.value());
            catalog.apply(record.key(), value);
            loaded.increment();
        } catch (RegistryUnavailableException e) {
            // Not a bad record: all is read again when the schema registry is back.
            throw e;
        } catch (RuntimeException e) {
            refused.increment();
            LOG.warn(
                    "model record refused, the models in force go on: key={} offset={} reason={}",
                    record.key(),
                    record.offset(),
                    e.getMessage());
        }
    }

    private void publish(long offset) {
        ModelImage image = catalog.image(offset);
        if (!image.deployed().equals(registry.current().deployed())) {
            LOG.info(
                    "models in force, the first that covers an entity judges it: offset={} {}",
                    offset,
                    describe(image));
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
        Consumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
