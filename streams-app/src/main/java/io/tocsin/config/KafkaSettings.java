package io.tocsin.config;

import io.tocsin.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How to reach Kafka and the schema registry. {@link #toString()} hides secrets. Thread-safe.
 *
 * @param bootstrapServers {@code host:port}, more separated by commas
 * @param schemaRegistryUrl http or https, more separated by commas; may carry a user and password
 * @param topicPrefix put before every topic name; may be empty
 * @param topicPartitions of the topics that carry the entities' data, and of the two that Streams repartitions by
 * @param topicReplicationFactor of topics that are created, Streams' own included; -1 leaves it to the broker
 * @param startupTimeout how long to wait for the broker before giving up
 * @param clientProperties what was given behind {@code kafka.}
 * @param registryProperties what was given behind {@code registry.}
 */
public record KafkaSettings(
        String bootstrapServers,
        String schemaRegistryUrl,
        String topicPrefix,
        int topicPartitions,
        short topicReplicationFactor,
        Duration startupTimeout,
        StreamsSettings streams,
        PassThroughProperties clientProperties,
        PassThroughProperties registryProperties) {

    static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    static final String SCHEMA_REGISTRY_URL = "schema.registry.url";
    static final String TOPIC_PREFIX = "topic.prefix";
    static final String TOPICS_PARTITIONS = "topics.partitions";
    static final String TOPICS_REPLICATION_FACTOR = "topics.replication.factor";
    static final String STARTUP_TIMEOUT_MS = "startup.timeout.ms";

    private static final String ADDRESS = "(\\w+://)?([^\\s,:\\[\\]]+|\\[[^\\s,\\[\\]]+\\]):\\d{1,5}";
    private static final String URL = "https?://[^\\s,]+";

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Kafka and schema registry")
                .text(
                        BOOTSTRAP_SERVERS,
                        "localhost:9092",
                        Rule.matching("host:port, more separated by commas", listOf(ADDRESS)),
                        "Brokers to begin with.")
                .text(
                        SCHEMA_REGISTRY_URL,
                        "http://localhost:8081",
                        Rule.matching("an http or https URL, more separated by commas", listOf(URL)),
                        "The schema registry, in the API that Confluent's client speaks.")
                .text(
                        TOPIC_PREFIX,
                        "",
                        Rule.matching(
                                "empty or up to 100 letters, digits, dots, dashes or underscores",
                                "[A-Za-z0-9._-]{0,100}"),
                        "Put before every topic name, so that several installations can share a cluster.")
                .integer(
                        TOPICS_PARTITIONS,
                        Topics.DEFAULT_PARTITIONS,
                        Rule.between(1, 10_000),
                        "Partitions of the topics of entities' data, which bound the stream threads that can work; decided once, before the topics are made.")
                .integer(
                        TOPICS_REPLICATION_FACTOR,
                        1,
                        Rule.replicationFactor(),
                        "Replicas of the topics that are created, Streams' own included.")
                .wholeNumber(
                        STARTUP_TIMEOUT_MS,
                        60_000,
                        Rule.between(1_000, 3_600_000),
                        "How long the start waits for a broker before it gives up.");
    }

    static KafkaSettings from(ParsedValues values, Map<String, String> passThrough) {
        return new KafkaSettings(
                values.text(BOOTSTRAP_SERVERS),
                values.text(SCHEMA_REGISTRY_URL),
                values.text(TOPIC_PREFIX),
                values.integer(TOPICS_PARTITIONS),
                (short) values.integer(TOPICS_REPLICATION_FACTOR),
                values.milliseconds(STARTUP_TIMEOUT_MS),
                StreamsSettings.from(values, passThrough),
                PassThrough.KAFKA.select(passThrough),
                PassThrough.REGISTRY.select(passThrough));
    }

    /** For a consumer, a producer or an admin client: the brokers and what was given behind {@code kafka.}. */
    public Map<String, Object> clientConfiguration() {
        Map<String, Object> configuration = new HashMap<>(clientProperties.values());
        configuration.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return configuration;
    }

    /** For Kafka Streams: {@link #clientConfiguration()}, the stream settings, and what was given behind {@code streams.}. */
    public Map<String, Object> streamsConfiguration() {
        Map<String, Object> configuration = clientConfiguration();
        configuration.putAll(streams.properties().values());
        configuration.put(StreamsConfig.APPLICATION_ID_CONFIG, streams.applicationId());
        configuration.put(
                StreamsConfig.STATE_DIR_CONFIG, streams.stateDirectory().toString());
        configuration.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                streams.processingGuarantee().kafkaName());
        configuration.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                streams.commitInterval().toMillis());
        configuration.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, streams.threads());
        configuration.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, streams.standbyReplicas());
        configuration.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) topicReplicationFactor);
        return configuration;
    }

    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=" + bootstrapServers
                + ", schemaRegistryUrl=" + Secrets.withoutUrlUser(schemaRegistryUrl)
                + ", topicPrefix=" + topicPrefix
                + ", topicPartitions=" + topicPartitions
                + ", topicReplicationFactor=" + topicReplicationFactor
                + ", startupTimeout=" + startupTimeout
                + ", streams=" + streams
                + ", clientProperties=" + clientProperties
                + ", registryProperties=" + registryProperties + "]";
    }

    private static String listOf(String item) {
        return item + "(\\s*,\\s*" + item + ")*";
    }
}
