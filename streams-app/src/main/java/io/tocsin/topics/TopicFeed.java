package io.tocsin.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A topic from its beginning, read on each time from where the last reading ended: committed records only, without a group.
 *
 * <p>Confined to one thread.
 */
public final class TopicFeed<V> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, V> consumer;
    private final List<TopicPartition> partitions;

    /**
     * At the beginning of {@code topic}.
     *
     * @param clientConfig how to reach Kafka
     * @param values what throws on a record ends the reading at it: where bad ones are to be passed over, bytes are read
     * @throws TopicNotFoundException if there is no such topic
     */
    public TopicFeed(Map<String, Object> clientConfig, String topic, Deserializer<V> values) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), values);
        var infos = consumer.partitionsFor(topic);
        if (infos == null || infos.isEmpty()) {
            consumer.close();
            throw new TopicNotFoundException(topic);
        }
        this.partitions = infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Goes on at the first record of each partition with a timestamp of {@code from} or later, though at least {@code atLeast} and at most {@code
     * atMost} records before its end: of a topic that stands still something is seen, too, and of a wide one not everything is read.
     */
    public void seekRecent(Instant from, long atLeast, long atMost) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, from.toEpochMilli())));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            long end = ends.getOrDefault(partition, 0L);
            long wanted = Math.min(found == null ? end : found.offset(), end - atLeast);
            consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), Math.max(wanted, end - atMost)));
        });
    }

    /** Hands over all that has come up to now, in order within each partition. */
    public void readToEnd(Consumer<ConsumerRecord<String, V>> visitor) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
            consumer.poll(POLL).forEach(visitor);
        }
    }

    /** Hands over what has come in the meantime, after half a second at most. */
    public void awaitNext(Consumer<ConsumerRecord<String, V>> visitor) {
        consumer.poll(POLL).forEach(visitor);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
