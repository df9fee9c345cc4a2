package io.tocsin.benchmarks.pipeline;

import io.tocsin.benchmarks.RandomModels;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the scores into a ledger.
 *
 * <p>Thread-safe.
 */
final class LedgerReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final ScoreLedger ledger;
    private final ScoreTail<String, Score> tail;

    private LedgerReader(Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas, ScoreLedger ledger) {
        this.ledger = ledger;
        String topic = topics.scores().name();
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        this.tail = new ScoreTail<>(
                config,
                topic,
                new StringDeserializer(),
                AvroSerde.underTopicName(Score.class, topic, schemas).deserializer(),
                POLL,
                (records, nowMs) -> records.forEach(record -> ledger.add(judged(record, nowMs))));
    }

    static LedgerReader start(
            Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas, ScoreLedger ledger)
            throws InterruptedException {
        LedgerReader reader = new LedgerReader(clientConfig, topics, schemas, ledger);
        reader.tail.start();
        return reader;
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
        tail.close();
    }
}
