package io.tocsin.topics;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Awaits what a broker answers about topics.
 *
 * @param timeout longest wait for one answer, more than 0
 */
record BrokerAnswers(Duration timeout) {
    /**
     * The answer.
     *
     * @throws TopicExistsException as it came
     * @throws UnknownTopicOrPartitionException as it came
     * @throws KafkaException if the broker refuses for another reason or does not answer in time: which action, which topic, and why
     * @throws InterruptException when interrupted
     */
    <T> T await(String action, String name, @Nullable KafkaFuture<T> answer) {
        try {
            return Objects.requireNonNull(answer, name).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException exists) {
                throw exists;
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
                throw unknown;
            }
            throw new KafkaException(
                    "cannot " + action + " topic: name=" + name + " reason="
                            + Objects.requireNonNullElse(e.getCause(), e),
                    e);
        } catch (TimeoutException e) {
            throw new KafkaException(
                    "cannot " + action + " topic: name=" + name + " reason=no answer within " + timeout
                            + "; check bootstrap.servers and that the broker runs",
                    e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
