package io.tocsin.topics;

import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;

/**
 * The commands of ops/topics-and-acls.md, from the declarations that the code works with. Thread-safe: stateless.
 */
final class TopicRecipe {
    private static final Topics TOPICS = Topics.withPrefix("");
    private static final String APPLICATION = "tocsin";
    static final Roles ROLES = new Roles(TOPICS, APPLICATION);

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
    static String internal(Topology topology) {
        return InternalTopics.of(topology).stream()
                .map(name -> "- `" + APPLICATION + "-" + name + "`\n")
                .collect(Collectors.joining());
    }

    /** One row for each who needs little. */
    static String others() {
        Map<String, Role> others = new LinkedHashMap<>();
        others.put("`tocsin topics create`", ROLES.topicsCreate());
        others.put("`tocsin topics check`", ROLES.topicsCheck());
        others.put("`tocsin status`, `top`, `explain`, `ingest`", ROLES.watching());
        others.put("`tocsin calendar`; who may write there can silence alerts", ROLES.calendar());
        others.put("`tocsin alerts`", ROLES.alerts());
        others.put("`tocsin feedback`", ROLES.feedback());
        others.put("`tocsin backup save`", ROLES.backup());
        others.put("`tocsin backup restore`", ROLES.restore());
        return others.entrySet().stream()
                .map(other -> "| " + other.getKey() + " | " + other.getValue().words() + " |\n")
                .collect(Collectors.joining("", "| who | needs |\n|---|---|\n", ""));
    }

    private static Collector<CharSequence, ?, String> block() {
        return Collectors.joining("", "```\n", "```\n");
    }
}
