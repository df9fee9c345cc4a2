package io.tocsin.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads all that a topic holds at the moment, committed records only, without a group.
 *
 * <p>Thread-safe.
 */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> config;

    /** Reads with {@code clientConfig}, which says how to reach Kafka. */
    public TopicReader(Map<String, Object> clientConfig) {
        this.config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    }

    /**
     * Hands every record that is in {@code topic} now to {@code visitor}, in order within each partition; returns when the last one was handed
     * over.
     *
     * @throws TopicNotFoundException if there is no such topic
     */
    public <V> void readAll(String topic, Deserializer<V> values, Consumer<ConsumerRecord<String, V>> visitor) {
        read(topic, values, visitor, KafkaConsumer::seekToBeginning);
    }

    /**
     * The same, beginning in each partition at the first record with a timestamp of {@code from} or later; records after it may be older.
     *
     * @throws TopicNotFoundException if there is no such topic
     */
    public <V> void readSince(
            String topic, Instant from, Deserializer<V> values, Consumer<ConsumerRecord<String, V>> visitor) {
        read(topic, values, visitor, (consumer, partitions) -> {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, Math.max(0, from.toEpochMilli())));
            consumer.offsetsForTimes(times).forEach((partition, found) -> {
                if (found == null) {
                    consumer.seekToEnd(List.of(partition));
                } else {
                    consumer.seek(partition, found.offset());
                }
            });
        });
    }

    private <V> void read(
            String topic,
            Deserializer<V> values,
            Consumer<ConsumerRecord<String, V>> visitor,
            BiConsumer<KafkaConsumer<String, V>, List<TopicPartition>> start) {
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(config, new StringDeserializer(), values)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            start.accept(consumer, partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Set<TopicPartition> open = new HashSet<>(partitions);
            open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            while (!open.isEmpty()) {
                consumer.poll(POLL).forEach(visitor);
                open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        var infos = consumer.partitionsFor(topic);
        if (infos == null || infos.isEmpty()) {
            throw new TopicNotFoundException(topic);
        }
        return infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }
}
