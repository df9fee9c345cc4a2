package io.tocsin.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Which topic it is that goes by a name. A consumer does not tell: when its topic is deleted it waits without a word, and in one that was created anew under
 * the name it goes on at its old position, whatever came before that.
 *
 * <p>Confined to one thread, but for {@link #close}.
 */
final class TopicIdentity implements AutoCloseable {
    private static final long PACE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int TIMEOUT_MS = 5_000;

    private final String topic;
    private final Admin admin;
    private @Nullable KafkaFuture<TopicDescription> asked;
    private long askedAtNanos;

    TopicIdentity(String topic, Map<String, Object> clientConfig) {
        this.topic = topic;
        this.admin = Admin.create(clientConfig);
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws KafkaException if there is no such topic, or nobody answers
     */
    Uuid now() {
        return answer(ask());
    }

    /**
     * Asks once a second without waiting.
     *
     * @return the answer to an earlier question, once each; empty where none has come since
     * @throws KafkaException if the answer is that there is no such topic, or nobody answered
     */
    Optional<Uuid> beside() {
        KafkaFuture<TopicDescription> pending = asked;
        if (pending == null) {
            if (System.nanoTime() - askedAtNanos > PACE_NANOS) {
                asked = ask();
            }
            return Optional.empty();
        }
        if (!pending.isDone()) {
            return Optional.empty();
        }
        asked = null;
        return Optional.of(answer(pending));
    }

    private KafkaFuture<TopicDescription> ask() {
        askedAtNanos = System.nanoTime();
        return Objects.requireNonNull(admin.describeTopics(
                        TopicCollection.ofTopicNames(List.of(topic)), new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
                .topicNameValues()
                .get(topic));
    }

    private static Uuid answer(KafkaFuture<TopicDescription> question) {
        try {
            return question.get().topicId();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException reason ? reason : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Thread-safe; whoever waits for an answer gets an exception. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
