package io.tocsin.runtime;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The properties of Kafka Streams: Tocsin's defaults, then what the configuration says.
 *
 * <p>Thread-safe.
 */
public final class StreamsProperties {
    /** The least that brokers allow by default. */
    private static final int SESSION_TIMEOUT_MS = 6_000;

    private StreamsProperties() {}

    public static Properties of(TocsinConfig config, Topics topics) {
        Map<String, Object> values = new HashMap<>(defaults(topics));
        values.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                transactionTimeoutMs(config.kafka().streams().commitInterval()));
        if (config.serve().isOn()) {
            values.put(StreamsConfig.APPLICATION_SERVER_CONFIG, config.serve().instance());
        }
        values.putAll(config.kafka().streamsConfiguration());
        values.put(BoundedRocksDb.MEMORY_BYTES, config.kafka().streams().stateMemoryBytes());
        Properties properties = new Properties();
        properties.putAll(values);
        return properties;
    }

    /**
     * After a kill, whoever takes over waits for two things: that the group gives the dead one up, and that its open transaction is ended; the second should not take
     * longer than the first. But a transaction is open from one commit to the next.
     */
    private static int transactionTimeoutMs(Duration commitInterval) {
        return Math.max(SESSION_TIMEOUT_MS, Math.toIntExact(2 * commitInterval.toMillis()));
    }

    private static Map<String, Object> defaults(Topics topics) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        defaults.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterBadRecords.class);
        defaults.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                topics.deadLetters().name());
        defaults.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        // What people say comes beside the ticks, mostly not at all: to ask before each record whether it may be waited
        // for costs a twentieth of the time, and its place among the ticks is that of a person's clock anyway.
        defaults.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // No store is cached: a step writes each record once, and a cache would only delay the change-log.
        defaults.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        // Streams lingers 100 ms by default, which two hops would turn into most of the time from sample to score.
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        defaults.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        defaults.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
        return defaults;
    }
}
