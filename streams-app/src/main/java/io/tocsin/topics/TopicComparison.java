package io.tocsin.topics;

import io.tocsin.schemas.TopicSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a topic as it should be with the topic as it is. Only what the specification names is compared: everything else is
 * the operator's.
 *
 * <p>Thread-safe: stateless.
 */
final class TopicComparison {
    private static final String NOT_SET = "not set";
    /** A limit: more than is wanted is as good. */
    private static final String RECORD_BYTES = "max.message.bytes";

    private TopicComparison() {}

    /**
     * The differences: partitions, the room for records, then the other settings by name.
     *
     * @param existing null when there is no such topic
     */
    static List<TopicDifference> compare(TopicSpec wanted, @Nullable ExistingTopic existing) {
        if (existing == null) {
            return List.of(new TopicDifference(
                    wanted.name(),
                    TopicDifference.Kind.MISSING,
                    "topic is missing: name=" + wanted.name(),
                    "run: tocsin topics create"));
        }
        return Stream.of(partitions(wanted, existing), recordBytes(wanted, existing), settings(wanted, existing))
                .flatMap(differences -> differences)
                .toList();
    }

    private static Stream<TopicDifference> partitions(TopicSpec wanted, ExistingTopic existing) {
        if (existing.partitions() == wanted.partitions()) {
            return Stream.empty();
        }
        return Stream.of(new TopicDifference(
                wanted.name(),
                TopicDifference.Kind.PARTITIONS,
                "topic has another number of partitions: name=" + wanted.name() + " partitions=" + existing.partitions()
                        + " wanted=" + wanted.partitions(),
                // Adding partitions in place sends a key to another partition than the state it already has.
                "stop Tocsin, delete the topic (its records are lost), run: tocsin topics create; or, for a topic of"
                        + " entities' data, set topics.partitions=" + existing.partitions()));
    }

    private static Stream<TopicDifference> settings(TopicSpec wanted, ExistingTopic existing) {
        return new TreeMap<>(wanted.settings())
                .entrySet().stream()
                        .filter(setting -> !setting.getKey().equals(RECORD_BYTES))
                        .filter(setting ->
                                !isSame(setting.getValue(), existing.settings().get(setting.getKey())))
                        .map(setting -> difference(
                                wanted.name(), setting, existing.settings().get(setting.getKey())));
    }

    private static Stream<TopicDifference> recordBytes(TopicSpec wanted, ExistingTopic existing) {
        String needed = wanted.settings().get(RECORD_BYTES);
        return needed == null
                ? Stream.empty()
                : objectionTo(wanted, existing.settings(), Integer.parseInt(needed)).stream();
    }

    /** Whether a topic with these settings has no room for a record of so many bytes. */
    static Optional<TopicDifference> objectionTo(TopicSpec topic, Map<String, String> existing, int recordBytes) {
        String limit = existing.getOrDefault(RECORD_BYTES, NOT_SET);
        if (!limit.equals(NOT_SET) && Integer.parseInt(limit) >= recordBytes) {
            return Optional.empty();
        }
        int needed = Math.max(recordBytes, Integer.parseInt(topic.settings().getOrDefault(RECORD_BYTES, "0")));
        return Optional.of(new TopicDifference(
                topic.name(),
                TopicDifference.Kind.SETTING,
                "topic takes only smaller records: name=" + topic.name() + " " + RECORD_BYTES + "=" + limit + " needed="
                        + recordBytes,
                command(topic.name(), RECORD_BYTES, Integer.toString(needed))));
    }

    private static TopicDifference difference(
            String topic, Map.Entry<String, String> wanted, @Nullable String existing) {
        return new TopicDifference(
                topic,
                TopicDifference.Kind.SETTING,
                "topic has another setting: name=" + topic + " " + wanted.getKey() + "="
                        + (existing == null ? NOT_SET : existing) + " wanted=" + wanted.getValue(),
                command(topic, wanted.getKey(), wanted.getValue()));
    }

    private static String command(String topic, String setting, String value) {
        return "run: kafka-configs.sh --bootstrap-server <broker> --alter --entity-type topics --entity-name " + topic
                + " --add-config " + setting + "=" + quoted(value);
    }

    /** The tool takes a comma for the end of the setting, unless the value stands in brackets. */
    private static String quoted(String value) {
        return value.contains(",") ? "[" + value + "]" : value;
    }

    /** A list such as {@code compact,delete} has no order. */
    private static boolean isSame(String wanted, @Nullable String existing) {
        return existing != null && items(wanted).equals(items(existing));
    }

    private static Set<String> items(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::trim).collect(Collectors.toSet());
    }
}
