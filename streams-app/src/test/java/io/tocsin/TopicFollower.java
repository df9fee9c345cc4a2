package io.tocsin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Everything that a topic has held so far and what is added to it, committed records only: a test waits on it with a deadline.
 *
 * <p>Confined to one thread.
 */
final class TopicFollower<V> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String topic;
    private final KafkaConsumer<String, V> consumer;
    private final List<ConsumerRecord<String, V>> records = new ArrayList<>();

    TopicFollower(Map<String, Object> clientConfig, String topic, Deserializer<V> values) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), values);
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All records so far, as soon as {@code enough} is satisfied with their values; fails after {@code deadline}. */
    List<V> await(String what, Duration deadline, Predicate<List<V>> enough) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!enough.test(values())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what + ": topic=" + topic + " waited=" + deadline
                        + " records=" + records.size() + " last=" + (records.isEmpty() ? "none" : last()));
            }
            poll();
        }
        return values();
    }

    /** All records up to the end of the topic as it is now. */
    List<ConsumerRecord<String, V>> all() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll();
        }
        return List.copyOf(records);
    }

    private void poll() {
        consumer.poll(POLL).forEach(records::add);
    }

    private List<V> values() {
        return records.stream().map(ConsumerRecord::value).toList();
    }

    private V last() {
        return records.get(records.size() - 1).value();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
