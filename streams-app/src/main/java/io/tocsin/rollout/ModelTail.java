package io.tocsin.rollout;

import io.tocsin.registry.ModelKey;
import io.tocsin.schemas.serde.ModelTopicSerde;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads on in the models topic, committed records only, and keeps what they say of one model.
 *
 * <p>Confined to one thread.
 */
final class ModelTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    /** Longer than any open transaction may hold the reading up. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TopicPartition partition;
    private final ModelTopicSerde serde;
    private final ModelHistory history;
    private final Admin admin;
    private final KafkaConsumer<String, byte[]> consumer;

    ModelTail(Map<String, Object> clientConfig, String topic, ModelTopicSerde serde, String model) {
        this.partition = new TopicPartition(topic, 0);
        this.serde = serde;
        this.history = new ModelHistory(model);
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.admin = Admin.create(clientConfig);
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** What is known when everything is read that was in the topic at the call. */
    ModelHistory readToEnd() throws InterruptedException {
        long end = end();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < end) {
            read();
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("models topic is not read to its end, a transaction in it may hang: topic="
                        + partition.topic() + " position=" + consumer.position(partition) + " end=" + end);
            }
        }
        return history;
    }

    /**
     * The end of what is written, not of what is committed: a transaction that another model's writer has open hides what was committed after its
     * first record, and what is hidden may be the very change that must not be overwritten.
     */
    private long end() throws InterruptedException {
        try {
            return admin.listOffsets(
                            Map.of(partition, OffsetSpec.latest()),
                            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new RolloutFailedException(
                    "models topic cannot be read: topic=" + partition.topic() + " reason=" + e.getCause(), e);
        }
    }

    private void read() {
        consumer.poll(POLL).forEach(this::take);
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        ModelKey key = ModelKey.parse(record.key()).filter(history::concerns).orElse(null);
        if (key instanceof ModelKey.Artifact artifact) {
            history.takeArtifact(artifact.id().version(), record.value() != null);
        } else if (key != null) {
            takeDeployment(record);
        }
    }

    private void takeDeployment(ConsumerRecord<String, byte[]> record) {
        try {
            history.takeDeployment(
                    record.value() == null ? null : serde.deserializer().deserialize(record.topic(), record.value()));
        } catch (SerializationException e) {
            // No instance can read it either: each stays with the deployment before, and so does this history.
            return;
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close(Duration.ZERO);
    }
}
