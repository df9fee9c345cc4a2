package io.tocsin.topics;

import io.tocsin.schemas.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Makes topics that are missing, and says what is wrong with those that are there. It never changes or deletes a topic.
 *
 * <p>Every method throws {@link KafkaException} when the broker refuses or does not answer in time, naming the topic and the
 * reason, and {@link InterruptException} when interrupted.
 *
 * <p>Thread-safe.
 */
public final class TopicAdmin {
    private final Admin admin;
    private final BrokerAnswers answers;
    private final PartitionLeaders leaders;

    /**
     * Works on a broker.
     *
     * @param admin stays the caller's, who closes it
     * @param timeout longest wait for one answer, more than 0
     */
    public TopicAdmin(Admin admin, Duration timeout) {
        this.admin = admin;
        this.answers = new BrokerAnswers(timeout);
        this.leaders = new PartitionLeaders(admin, timeout);
    }

    /**
     * Creates the topics that are missing. One that is there is left as it is: {@link #check} tells whether it fits.
     *
     * @param replicationFactor at least 1, or -1 for the broker's default
     * @return one outcome for every topic, in the given order
     */
    public List<TopicOutcome> create(Collection<TopicSpec> topics, short replicationFactor) {
        List<NewTopic> wanted = topics.stream()
                .map(topic ->
                        new NewTopic(topic.name(), topic.partitions(), replicationFactor).configs(topic.settings()))
                .toList();
        Map<String, KafkaFuture<Void>> made = admin.createTopics(wanted).values();
        return topics.stream()
                .map(topic -> new TopicOutcome(topic.name(), created(topic.name(), made)))
                .toList();
    }

    /**
     * The same, for who goes on with the topics at once: a broker answers that it has made a topic a moment before it tells of it, and a moment more before its
     * partitions take records. Asks for the right to describe them.
     *
     * @throws KafkaException if a partition cannot be reached within the longest wait, too
     */
    public void establish(Collection<TopicSpec> topics, short replicationFactor) {
        var unused = create(topics, replicationFactor);
        leaders.await(topics.stream().map(TopicSpec::name).toList());
    }

    /**
     * Compares the topics with those on the broker. Settings that a topic's specification does not name are not compared.
     *
     * @return the differences in the given order of the topics; empty when all is well
     */
    public List<TopicDifference> check(Collection<TopicSpec> topics) {
        Map<String, ExistingTopic> existing = describe(topics);
        return topics.stream()
                .flatMap(topic -> TopicComparison.compare(topic, existing.get(topic.name())).stream())
                .toList();
    }

    /**
     * What speaks against a record of so many bytes in {@code topic}, as its limit stands at the broker now; empty when it fits in.
     *
     * @throws TopicNotFoundException if there is no such topic
     */
    public Optional<TopicDifference> objectionTo(TopicSpec topic, int recordBytes) {
        try {
            return TopicComparison.objectionTo(topic, settings(topic.name()), recordBytes);
        } catch (UnknownTopicOrPartitionException e) {
            throw new TopicNotFoundException(topic.name());
        }
    }

    /**
     * The latest timestamp of any record in a topic; empty without records.
     *
     * @throws TopicNotFoundException if there is no such topic
     */
    public Optional<Instant> newest(String name) {
        int partitions = describeOne(
                        name,
                        admin.describeTopics(List.of(name)).topicNameValues().get(name))
                .orElseThrow(() -> new TopicNotFoundException(name))
                .partitions();
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            wanted.put(new TopicPartition(name, partition), OffsetSpec.maxTimestamp());
        }
        return answers
                .await(
                        "find the newest record of",
                        name,
                        admin.listOffsets(wanted).all())
                .values()
                .stream()
                .map(newest -> newest.timestamp())
                .filter(timestamp -> timestamp >= 0)
                .max(Comparator.naturalOrder())
                .map(Instant::ofEpochMilli);
    }

    /** Those of {@code names} that are not there, in the given order. */
    public List<String> missing(Collection<String> names) {
        Map<String, KafkaFuture<TopicDescription>> descriptions =
                admin.describeTopics(names).topicNameValues();
        return names.stream()
                .filter(name -> !exists(name, descriptions.get(name)))
                .toList();
    }

    private boolean exists(String name, @Nullable KafkaFuture<TopicDescription> description) {
        try {
            answers.await("describe", name, description);
            return true;
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    private TopicOutcome.Result created(String name, Map<String, KafkaFuture<Void>> made) {
        try {
            answers.await("create", name, made.get(name));
            return TopicOutcome.Result.CREATED;
        } catch (TopicExistsException e) {
            return TopicOutcome.Result.EXISTS;
        }
    }

    private Map<String, ExistingTopic> describe(Collection<TopicSpec> topics) {
        List<String> names = topics.stream().map(TopicSpec::name).toList();
        Map<String, KafkaFuture<TopicDescription>> descriptions =
                admin.describeTopics(names).topicNameValues();
        Map<String, ExistingTopic> existing = new HashMap<>();
        for (String name : names) {
            describeOne(name, descriptions.get(name)).ifPresent(topic -> existing.put(name, topic));
        }
        return existing;
    }

    private Optional<ExistingTopic> describeOne(String name, @Nullable KafkaFuture<TopicDescription> description) {
        try {
            int partitions =
                    answers.await("describe", name, description).partitions().size();
            return Optional.of(new ExistingTopic(partitions, settings(name)));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> settings(String name) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config = answers.await(
                "describe settings of",
                name,
                admin.describeConfigs(List.of(topic)).values().get(topic));
        Map<String, String> settings = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            // A value is null when it is unset or secret; neither is one that a specification could name.
            if (entry.value() != null) {
                settings.put(entry.name(), entry.value());
            }
        }
        return settings;
    }
}
