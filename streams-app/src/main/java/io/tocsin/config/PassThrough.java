package io.tocsin.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The prefixes whose keys go to a client library unchecked. A name that has its own key here is refused behind a
 * prefix: it would be set in two places, and which one wins could not be seen. Thread-safe.
 */
enum PassThrough {
    KAFKA("kafka.", "every Kafka client, Kafka Streams included"),
    STREAMS("streams.", "Kafka Streams alone"),
    REGISTRY("registry.", "the schema registry client");

    private static final Map<String, String> OWN_KEY_OF_KAFKA_NAME = Map.ofEntries(
            Map.entry("bootstrap.servers", KafkaSettings.BOOTSTRAP_SERVERS),
            Map.entry("application.id", StreamsSettings.APPLICATION_ID),
            Map.entry("state.dir", StreamsSettings.STATE_DIRECTORY),
            Map.entry("processing.guarantee", StreamsSettings.PROCESSING_GUARANTEE),
            Map.entry("commit.interval.ms", StreamsSettings.COMMIT_INTERVAL_MS),
            Map.entry("num.stream.threads", StreamsSettings.THREADS),
            Map.entry("num.standby.replicas", StreamsSettings.STANDBY_REPLICAS),
            Map.entry("replication.factor", KafkaSettings.TOPICS_REPLICATION_FACTOR),
            Map.entry("schema.registry.url", KafkaSettings.SCHEMA_REGISTRY_URL));

    private final String prefix;
    private final String receiver;

    PassThrough(String prefix, String receiver) {
        this.prefix = prefix;
        this.receiver = receiver;
    }

    String prefix() {
        return prefix;
    }

    String receiver() {
        return receiver;
    }

    static boolean covers(String key) {
        return Arrays.stream(values())
                .anyMatch(target -> key.startsWith(target.prefix) && key.length() > target.prefix.length());
    }

    /** The key that has to be used in place of the prefixed one, when there is one. */
    static Optional<String> ownKeyInstead(String prefixedKey) {
        return Arrays.stream(values())
                .filter(target -> prefixedKey.startsWith(target.prefix))
                .flatMap(target ->
                        Optional.ofNullable(OWN_KEY_OF_KAFKA_NAME.get(prefixedKey.substring(target.prefix.length())))
                                .stream())
                .findFirst();
    }

    PassThroughProperties select(Map<String, String> values) {
        Map<String, String> selected = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                selected.put(key.substring(prefix.length()), value);
            }
        });
        return new PassThroughProperties(selected);
    }
}
