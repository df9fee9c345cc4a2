package io.tocsin.benchmarks.pipeline;

import io.tocsin.benchmarks.RandomModels;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the scores as any user would, committed ones only, into a ledger. A score bears the Kafka timestamp of the sample that closed its tick.
 *
 * <p>Thread-safe.
 */
final class LedgerReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Map<String, Object> config;
    private final String topic;
    private final AvroSerde<Score> serde;
    private final ScoreLedger ledger;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "ledger-reader");
    private volatile boolean closed;

    private LedgerReader(Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas, ScoreLedger ledger) {
        this.topic = topics.scores().name();
        this.serde = AvroSerde.underTopicName(Score.class, topic, schemas);
        this.ledger = ledger;
        this.config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        thread.setDaemon(true);
    }

    static LedgerReader start(
            Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas, ScoreLedger ledger)
            throws InterruptedException {
        LedgerReader reader = new LedgerReader(clientConfig, topics, schemas, ledger);
        reader.thread.start();
        reader.ready.await();
        return reader;
    }

    private void run() {
        try (KafkaConsumer<String, Score> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), serde.deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!closed) {
                ConsumerRecords<String, Score> records = consumer.poll(POLL);
                long nowMs = System.currentTimeMillis();
                records.forEach(record -> ledger.add(judged(record, nowMs)));
            }
        }
    }

    private static JudgedSample judged(ConsumerRecord<String, Score> record, long nowMs) {
        Score score = record.value();
        String version = score.getVersion();
        return new JudgedSample(
                Integer.parseInt(score.getEntity().substring(score.getEntity().indexOf('-') + 1)),
                score.getTime().toEpochMilli() / RandomModels.TICK_DURATION_MS,
                version == null ? 0 : Integer.parseInt(version),
                record.timestamp(),
                nowMs);
    }

    /** What it has read. */
    ScoreLedger ledger() {
        return ledger;
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
