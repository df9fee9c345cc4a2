package io.tocsin.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Awaits that the partitions of new topics take records, for which each needs a leader that knows of it. Thread-safe. */
final class PartitionLeaders {
    private static final long PAUSE_MS = 20;

    private final Admin admin;
    private final Duration timeout;
    private final BrokerAnswers answers;

    /**
     * Asks through an admin client.
     *
     * @param admin stays the caller's, who closes it
     * @param timeout longest wait for all of them, and for one answer; more than 0
     */
    PartitionLeaders(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
        this.answers = new BrokerAnswers(timeout);
    }

    /**
     * Returns when the leader of every partition of the topics has answered.
     *
     * @throws KafkaException if one has not within the longest wait
     * @throws InterruptException when interrupted
     */
    void await(Collection<String> topics) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!answer(topics)) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException("topics are made, but not in reach: names=" + topics + " waited=" + timeout
                        + "; check that all brokers run");
            }
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    private boolean answer(Collection<String> topics) {
        String all = String.join(",", topics);
        try {
            Map<String, TopicDescription> descriptions =
                    answers.await("describe", all, admin.describeTopics(topics).allTopicNames());
            Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
            for (TopicDescription topic : descriptions.values()) {
                for (TopicPartitionInfo partition : topic.partitions()) {
                    partitions.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
                }
            }
            // Only a leader answers this. The client asks again by itself while there is none, but not when a broker
            // has not heard of the topic (KAFKA-15425).
            var unused =
                    answers.await("reach", all, admin.listOffsets(partitions).all());
            return true;
        } catch (KafkaException e) {
            if (isPassing(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isPassing(KafkaException failure) {
        return failure instanceof RetriableException
                || (failure.getCause() instanceof ExecutionException refused
                        && refused.getCause() instanceof RetriableException);
    }
}
