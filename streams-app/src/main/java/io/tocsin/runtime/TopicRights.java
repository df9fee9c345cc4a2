package io.tocsin.runtime;

import io.tocsin.config.ForeignTopic;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.acl.AclOperation;

/**
 * What a user has to be allowed to do with topics. Either right brings {@code Describe} along. Immutable, thread-safe.
 *
 * @param read names of topics, in the order in which they are told
 * @param write the same
 */
public record TopicRights(List<String> read, List<String> write) {
    public TopicRights {
        read = List.copyOf(read);
        write = List.copyOf(write);
    }

    /** Of {@code tocsin run}, without which nothing is judged. */
    public static TopicRights ofJudging(TocsinConfig config, Topics topics) {
        List<String> read = new ArrayList<>(names(
                topics.samples(),
                topics.models(),
                topics.calendar(),
                topics.feedback(),
                // Whether it sees, and what it told of that.
                topics.scores(),
                topics.alerts()));
        config.ingest().topics().stream().map(ForeignTopic::name).forEach(read::add);
        return new TopicRights(
                read,
                names(
                        topics.ticks(),
                        topics.scores(),
                        topics.alerts(),
                        topics.shadowScores(),
                        topics.shadowAlerts(),
                        topics.labels(),
                        topics.deadLetters()));
    }

    /** Of {@code tocsin run} where it puts the version before back into force. */
    public static TopicRights ofRollback(Topics topics) {
        return new TopicRights(List.of(), names(topics.models(), topics.modelEvents()));
    }

    /** Of {@code tocsin run} where it listens to HTTP: metrics that are pushed, questions, and what people say and decide. */
    public static TopicRights ofServing(Topics topics) {
        return new TopicRights(
                names(
                        topics.ticks(),
                        topics.shadowScores(),
                        topics.modelEvents(),
                        topics.labels(),
                        topics.deadLetters()),
                names(topics.samples(), topics.feedback(), topics.calendar(), topics.models(), topics.modelEvents()));
    }

    private static List<String> names(TopicSpec... topics) {
        return List.of(topics).stream().map(TopicSpec::name).toList();
    }

    /** Topic → what has to be allowed. */
    public Map<String, Set<AclOperation>> byTopic() {
        Map<String, Set<AclOperation>> operations = new TreeMap<>();
        read.forEach(adding(operations, AclOperation.READ));
        write.forEach(adding(operations, AclOperation.WRITE));
        return operations;
    }

    private static Consumer<String> adding(Map<String, Set<AclOperation>> operations, AclOperation operation) {
        return topic ->
                operations.computeIfAbsent(topic, unused -> new TreeSet<>()).add(operation);
    }
}
