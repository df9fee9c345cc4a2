package io.tocsin.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks a broker which rights on topics this user lacks, all at once and before anything is done with them. Thread-safe. */
public final class MissingRights {
    private final Admin admin;
    private final Duration timeout;

    /**
     * Asks there.
     *
     * @param admin stays the caller's, who closes it
     * @param timeout longest wait for the answer
     */
    public MissingRights(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /**
     * What is missing, such as {@code READ metrics.samples, WRITE anomaly.scores}; empty where nothing is, and of topics that are not there.
     *
     * @throws KafkaException if the broker refuses or does not answer in time
     */
    public Optional<String> of(TopicRights rights) {
        Map<String, Set<AclOperation>> wanted = rights.byTopic();
        Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                        TopicCollection.ofTopicNames(wanted.keySet()),
                        new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        List<String> missing = new ArrayList<>();
        wanted.forEach((topic, operations) -> {
            Set<AclOperation> allowed = allowed(topic, answers.get(topic), operations);
            operations.stream()
                    .filter(operation -> !allowed.contains(operation))
                    .map(operation -> operation + " " + topic)
                    .forEach(missing::add);
        });
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(missing.stream().collect(Collectors.joining(", ")));
    }

    /** Where the broker cannot say, {@code wanted} counts as allowed: the first use will tell. */
    private Set<AclOperation> allowed(
            String topic, @Nullable KafkaFuture<TopicDescription> answer, Set<AclOperation> wanted) {
        try {
            Set<AclOperation> allowed = answer == null
                    ? null
                    : answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).authorizedOperations();
            return allowed == null ? wanted : allowed;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicAuthorizationException) {
                return Set.of();
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return wanted;
            }
            throw new KafkaException("cannot ask for rights: topic=" + topic + " reason=" + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new KafkaException("cannot ask for rights: topic=" + topic + " waited=" + timeout, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
