package io.tocsin.benchmarks.pipeline;

import io.tocsin.schemas.TopicSpec;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts the scores and tells their age when they are read: the way from the producer's {@code send} to the reader.
 *
 * <p>Thread-safe.
 */
public final class ScoreWatcher implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final Latencies latencies = new Latencies();
    private final Visitor visitor;
    private final ScoreTail<byte[], byte[]> tail;
    private volatile long seen;
    private volatile long lastSeenNanos;

    private ScoreWatcher(Map<String, Object> clientConfig, TopicSpec scores, Visitor visitor) {
        this.visitor = visitor;
        this.tail = new ScoreTail<>(
                clientConfig,
                scores.name(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                POLL,
                this::take);
    }

    /** Looks at a score, too. */
    interface Visitor {
        void look(ConsumerRecord<byte[], byte[]> score, long nowMs);
    }

    /** Returns when every score that is written from now on will be seen. */
    public static ScoreWatcher start(Map<String, Object> clientConfig, TopicSpec scores) throws InterruptedException {
        return start(clientConfig, scores, (score, nowMs) -> {});
    }

    /** Shows each score to {@code visitor}, too. */
    static ScoreWatcher start(Map<String, Object> clientConfig, TopicSpec scores, Visitor visitor)
            throws InterruptedException {
        ScoreWatcher watcher = new ScoreWatcher(clientConfig, scores, visitor);
        watcher.tail.start();
        return watcher;
    }

    // One thread writes, others read.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void take(ConsumerRecords<byte[], byte[]> records, long nowMs) {
        records.forEach(score -> {
            latencies.add(nowMs - score.timestamp());
            visitor.look(score, nowMs);
        });
        if (!records.isEmpty()) {
            lastSeenNanos = System.nanoTime();
            seen += records.count();
        }
    }

    public Latencies latencies() {
        return latencies;
    }

    /** How many scores were read since the start. */
    public long seen() {
        return seen;
    }

    /**
     * Waits until {@code count} scores were read since the start.
     *
     * @return the {@link System#nanoTime} at which the last of them came
     */
    public long await(long count, Duration timeout) throws InterruptedException {
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
        tail.close();
    }
}
