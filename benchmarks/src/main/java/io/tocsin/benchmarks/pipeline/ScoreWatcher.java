package io.tocsin.benchmarks.pipeline;

import io.tocsin.schemas.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the scores as any user would, committed ones only. A score bears the Kafka timestamp of the sample that closed its tick, so its age when it
 * is read is the way from the producer's {@code send} to the reader.
 *
 * <p>Thread-safe.
 */
final class ScoreWatcher implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final Map<String, Object> config;
    private final TopicSpec scores;
    private final Latencies latencies = new Latencies();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "score-watcher");
    private volatile boolean closed;
    private volatile long seen;
    private volatile long lastSeenNanos;

    private ScoreWatcher(Map<String, Object> clientConfig, TopicSpec scores) {
        this.scores = scores;
        this.config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        thread.setDaemon(true);
    }

    static ScoreWatcher start(Map<String, Object> clientConfig, TopicSpec scores) throws InterruptedException {
        ScoreWatcher watcher = new ScoreWatcher(clientConfig, scores);
        watcher.thread.start();
        watcher.ready.await();
        return watcher;
    }

    // One thread writes, others read.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void run() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(scores.name()).stream()
                    .map(info -> new TopicPartition(scores.name(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!closed) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                long nowMs = System.currentTimeMillis();
                records.forEach(score -> latencies.add(nowMs - score.timestamp()));
                if (!records.isEmpty()) {
                    lastSeenNanos = System.nanoTime();
                    seen += records.count();
                }
            }
        }
    }

    Latencies latencies() {
        return latencies;
    }

    /** How many scores were read since the start. */
    long seen() {
        return seen;
    }

    /**
     * Waits until {@code count} scores were read since the start.
     *
     * @return the {@link System#nanoTime} at which the last of them came
     */
    long await(long count, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (seen < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("scores do not come: seen=" + seen + " awaited=" + count);
            }
            Thread.sleep(1);
        }
        return lastSeenNanos;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
