package io.tocsin.topics;

import io.tocsin.names.Names;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands of ops/topics-and-acls.md, from the declarations that the code works with. Thread-safe: stateless.
 */
final class TopicRecipe {
    private static final Topics TOPICS = Topics.withPrefix("");
    private static final String APPLICATION = "tocsin";

    private TopicRecipe() {}

    /** One row a topic. */
    static String table() {
        return TOPICS.all().stream()
                .map(topic -> "| `" + topic.name() + "` | " + topic.partitions() + " | " + kept(topic) + " | "
                        + topic.purpose() + " |\n")
                .collect(Collectors.joining("", "| topic | partitions | kept | what for |\n|---|---|---|---|\n", ""));
    }

    private static String kept(TopicSpec topic) {
        String policy = String.valueOf(topic.settings().get("cleanup.policy"));
        String retentionMs = topic.settings().get("retention.ms");
        if (retentionMs == null) {
            return policy.equals("compact") ? "compacted" : policy;
        }
        String time = retentionMs.equals("-1")
                ? "for good"
                : Duration.ofMillis(Long.parseLong(retentionMs)).toDays() + " d";
        return policy.contains("compact") ? "compacted, " + time : time;
    }

    /** One command a topic. */
    static String create() {
        return TOPICS.all().stream()
                .map(topic -> "kafka-topics.sh --bootstrap-server $BROKER --create --if-not-exists --topic "
                        + topic.name() + " \\\n  --partitions " + topic.partitions() + " --replication-factor 3"
                        + settings(topic) + "\n")
                .collect(block());
    }

    private static String settings(TopicSpec topic) {
        return new TreeMap<>(topic.settings())
                .entrySet().stream()
                        .map(setting -> " \\\n  --config " + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining());
    }

    /** What Kafka Streams makes by itself, behind the application.id. */
    static String internal() {
        Stream<String> changelogs = Stream.of(
                        Names.ALIGN_PROGRESS_STORE,
                        Names.ALIGN_ROSTER_STORE,
                        Names.WINDOW_COLUMNS_STORE,
                        Names.WINDOW_TICKS_STORE,
                        Names.PREDICT_STATE_STORE,
                        Names.SHADOW_STATE_STORE,
                        Names.ALERT_INCIDENTS_STORE,
                        Names.SHADOW_INCIDENTS_STORE,
                        Names.ALERT_THRESHOLDS_STORE)
                .map(store -> store + "-changelog");
        Stream<String> repartitions =
                Stream.of(Names.SAMPLES_BY_ENTITY, Names.FEEDBACK_BY_ENTITY).map(name -> name + "-repartition");
        return Stream.concat(repartitions, changelogs)
                .map(name -> "- `" + APPLICATION + "-" + name + "`\n")
                .collect(Collectors.joining());
    }

    private static final String DEPLOYMENT_TRANSACTIONS =
            " --transactional-id " + TOPICS.models().name() + "-deployment- --resource-pattern-type prefixed";

    static String aclsOfRun() {
        String[] every = TOPICS.all().stream().map(TopicSpec::name).toArray(String[]::new);
        String own = " --resource-pattern-type prefixed";
        return Stream.of(
                        allow("tocsin-run", "Describe DescribeConfigs", topics(every)),
                        allow(
                                "tocsin-run",
                                "Read",
                                topics(
                                        TOPICS.samples().name(),
                                        TOPICS.models().name(),
                                        TOPICS.calendar().name(),
                                        TOPICS.feedback().name(),
                                        // Whether it sees, and what it told of that.
                                        TOPICS.scores().name(),
                                        TOPICS.alerts().name())),
                        allow(
                                "tocsin-run",
                                "Write",
                                topics(
                                        // Where it listens to HTTP.
                                        TOPICS.samples().name(),
                                        TOPICS.ticks().name(),
                                        TOPICS.scores().name(),
                                        TOPICS.alerts().name(),
                                        TOPICS.shadowScores().name(),
                                        TOPICS.shadowAlerts().name(),
                                        TOPICS.models().name(),
                                        TOPICS.modelEvents().name(),
                                        TOPICS.labels().name(),
                                        TOPICS.feedback().name(),
                                        TOPICS.deadLetters().name())),
                        allow("tocsin-run", "Create Describe Read Write Delete", " --topic " + APPLICATION + "-" + own),
                        allow("tocsin-run", "Read", " --group " + APPLICATION),
                        allow("tocsin-run", "Describe Write", " --transactional-id " + APPLICATION + "-" + own),
                        allow("tocsin-run", "Describe Write", DEPLOYMENT_TRANSACTIONS))
                .collect(block());
    }

    static String aclsOfCollect() {
        return Stream.of(allow(
                        "tocsin-collect",
                        "Describe DescribeConfigs Write",
                        topics(TOPICS.samples().name())))
                .collect(block());
    }

    static String aclsOfTrain() {
        return Stream.of(
                        allow(
                                "tocsin-train",
                                "Describe DescribeConfigs Read",
                                topics(
                                        TOPICS.ticks().name(),
                                        TOPICS.scores().name(),
                                        TOPICS.labels().name(),
                                        TOPICS.calendar().name(),
                                        TOPICS.models().name(),
                                        TOPICS.modelEvents().name())),
                        allow(
                                "tocsin-train",
                                "Write",
                                topics(
                                        TOPICS.models().name(),
                                        TOPICS.modelEvents().name())),
                        allow("tocsin-train", "Describe Write", DEPLOYMENT_TRANSACTIONS))
                .collect(block());
    }

    private static String allow(String user, String operations, String resources) {
        String flags = Arrays.stream(operations.split(" ", -1))
                .map(operation -> " --operation " + operation)
                .collect(Collectors.joining());
        return "kafka-acls.sh --bootstrap-server $BROKER --add --allow-principal User:" + user + flags + resources
                + "\n";
    }

    private static String topics(String... names) {
        return List.of(names).stream().map(name -> " \\\n  --topic " + name).collect(Collectors.joining());
    }

    private static java.util.stream.Collector<CharSequence, ?, String> block() {
        return Collectors.joining("", "```\n", "```\n");
    }
}
