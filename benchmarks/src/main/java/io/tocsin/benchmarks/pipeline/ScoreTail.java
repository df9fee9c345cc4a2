package io.tocsin.benchmarks.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the scores that come from its start on, as any user would, committed ones only. A score bears the Kafka timestamp of the sample that closed its
 * tick.
 *
 * <p>Thread-safe. What is read is handed over by a thread of its own.
 */
final class ScoreTail<K, V> implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Object> config;
    private final String topic;
    private final Deserializer<K> keys;
    private final Deserializer<V> values;
    private final Duration poll;
    private final Visitor<K, V> visitor;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "score-tail");
    private volatile boolean closed;

    /** Takes what one poll has brought. */
    interface Visitor<K, V> {
        void take(ConsumerRecords<K, V> records, long nowMs);
    }

    /**
     * Made, not yet started.
     *
     * @param poll how long to wait for scores at a time
     */
    ScoreTail(
            Map<String, Object> clientConfig,
            String topic,
            Deserializer<K> keys,
            Deserializer<V> values,
            Duration poll,
            Visitor<K, V> visitor) {
        this.topic = topic;
        this.keys = keys;
        this.values = values;
        this.poll = poll;
        this.visitor = visitor;
        this.config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        thread.setDaemon(true);
    }

    /** Returns when every score that is written from now on will be seen. */
    void start() throws InterruptedException {
        thread.start();
        ready.await();
    }

    private void run() {
        try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(config, keys, values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!closed) {
                ConsumerRecords<K, V> records = consumer.poll(poll);
                visitor.take(records, System.currentTimeMillis());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
