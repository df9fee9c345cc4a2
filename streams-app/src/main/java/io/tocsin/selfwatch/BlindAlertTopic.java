package io.tocsin.selfwatch;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The incident of the application in the alerts topic: reads what was told of it last, by whichever instance, and writes what follows from that and from
 * nothing else.
 *
 * <p>All instances share a transactional id. To initialise its transactions ends those of every instance before: it has committed or never will. So of
 * several that decide at once one writes, and the others find its record at their next look.
 *
 * <p>Every method throws {@link KafkaException} when Kafka does not answer. Confined to one thread.
 */
final class BlindAlertTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    /** Longer than any open transaction may hold the reading up. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private static final int TRANSACTION_TIMEOUT_MS = 10_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String key;
    private final AvroSerde<Alert> serde;
    private final String topic;
    private final Map<String, Object> producerConfig;
    private final Admin admin;
    private final KafkaConsumer<String, byte[]> consumer;
    private List<TopicPartition> partitions = List.of();
    private @Nullable Alert told;

    /**
     * At the beginning of the topic.
     *
     * @param key of the incident
     * @param clientConfig how to reach Kafka
     */
    BlindAlertTopic(
            String applicationId, String key, String topic, SchemaRegistry schemas, Map<String, Object> clientConfig) {
        this.key = key;
        this.topic = topic;
        this.serde = AvroSerde.underTopicName(Alert.class, topic, schemas);
        this.producerConfig = new HashMap<>(clientConfig);
        producerConfig.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, applicationId + "-selfwatch");
        producerConfig.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        producerConfig.put(ProducerConfig.ACKS_CONFIG, "all");
        Map<String, Object> consumerConfig = new HashMap<>(clientConfig);
        consumerConfig.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumerConfig.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumerConfig.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.consumer = new KafkaConsumer<>(consumerConfig, new StringDeserializer(), new ByteArrayDeserializer());
        this.admin = Admin.create(clientConfig);
    }

    private void assign() {
        partitions = await(
                        admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
                .partitions()
                .stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What was told last; null when nothing ever was. */
    @Nullable Alert read() {
        if (partitions.isEmpty()) {
            assign();
        }
        Map<TopicPartition, Long> ends = ends();
        long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
        while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
            consumer.poll(POLL).forEach(this::take);
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "topic is not read to its end, a transaction in it may hang: topic=" + topic);
            }
        }
        return told;
    }

    /** The end of what is written, not of what is committed: what an open transaction hides may be the very record that counts. */
    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        await(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private <T> T await(@Nullable KafkaFuture<T> answer) {
        try {
            return Objects.requireNonNull(answer, topic).get();
        } catch (ExecutionException e) {
            throw new KafkaException("topic cannot be read: topic=" + topic + " reason=" + e.getCause(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (!key.equals(record.key())) {
            return;
        }
        try {
            byte[] value = record.value();
            told = value == null ? null : serde.deserializer().deserialize(topic, value);
        } catch (UndecodableRecordException e) {
            // Nobody else can read it either, so nobody was told.
            told = null;
        }
    }

    /**
     * Writes what {@code next} makes of what was told last, unless another instance is doing so.
     *
     * @return what was written; empty when there was nothing to tell, or another instance came in between
     */
    Optional<Alert> write(Function<@Nullable Alert, Optional<Alert>> next) {
        KafkaProducer<String, byte[]> producer = producer();
        try {
            producer.initTransactions();
            Optional<Alert> alert = next.apply(read());
            if (alert.isPresent()) {
                producer.beginTransaction();
                Future<?> unused = producer.send(
                        new ProducerRecord<>(topic, key, serde.serializer().serialize(topic, alert.get())));
                producer.commitTransaction();
            }
            return alert;
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            // The other one tells; the next look reads what.
            return Optional.empty();
        } finally {
            producer.close(CLOSE_TIMEOUT);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(producerConfig, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        consumer.close();
        admin.close(Duration.ZERO);
    }
}
