package io.tocsin.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what a topic holds of one key: from the one partition that Kafka's own partitioner gives it, committed records only, without a group.
 *
 * <p>Thread-safe.
 */
public final class KeyReader {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PATIENCE_SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

    private final Map<String, Object> config;

    /** Reads with {@code clientConfig}, which says how to reach Kafka. */
    public KeyReader(Map<String, Object> clientConfig) {
        this.config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    }

    /**
     * Hands over the records of {@code key} that were written at {@code from} or later, in order, until {@code visitor} says that it has enough, or
     * there are no more.
     *
     * @throws TopicNotFoundException if there is no such topic
     * @throws TimeoutException if nothing more is to be had for {@value #PATIENCE_SECONDS} seconds
     */
    public void readSince(String topic, String key, Instant from, Predicate<ConsumerRecord<String, byte[]>> visitor) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic);
            if (partitions == null || partitions.isEmpty()) {
                throw new TopicNotFoundException(topic);
            }
            TopicPartition partition = new TopicPartition(topic, KeyPartition.of(key, partitions.size()));
            consumer.assign(List.of(partition));
            OffsetAndTimestamp start = consumer.offsetsForTimes(Map.of(partition, Math.max(0, from.toEpochMilli())))
                    .get(partition);
            if (start != null) {
                consumer.seek(partition, start.offset());
                read(consumer, partition, key, visitor);
            }
        }
    }

    private static void read(
            KafkaConsumer<String, byte[]> consumer,
            TopicPartition partition,
            String key,
            Predicate<ConsumerRecord<String, byte[]>> visitor) {
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long position = consumer.position(partition);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (position < end) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (key.equals(record.key()) && !visitor.test(record)) {
                    return;
                }
            }
            long now = System.nanoTime();
            if (consumer.position(partition) > position) {
                position = consumer.position(partition);
                deadline = now + PATIENCE.toNanos();
            } else if (now - deadline > 0) {
                throw new TimeoutException("broker does not answer: topic=" + partition.topic() + " partition="
                        + partition.partition() + " offset=" + position);
            }
        }
    }
}
