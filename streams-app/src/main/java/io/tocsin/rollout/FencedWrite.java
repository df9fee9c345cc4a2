package io.tocsin.rollout;

import io.tocsin.schemas.serde.ModelTopicSerde;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records that follow from what the models topic says of a model, and from nothing else: two writers of a model cannot both write on top
 * of the same state.
 *
 * <p>All writers of a model share a transactional id. To initialise its transactions ends those of every writer before: it has committed or never
 * will. So what the topic holds then, read to its end, stays so until this writer has committed or is itself ended by another.
 *
 * <p>Who is ended waits for what the other makes of it, and decides again: nobody may have won when the other was ended too, or refused.
 * So does who gets no answer to its commit: what was written, the topic tells.
 *
 * <p>Thread-safe.
 */
final class FencedWrite {
    private static final int ATTEMPTS = 5;
    private static final int TRANSACTION_TIMEOUT_MS = 15_000;
    /** A topic that is not there is not waited for longer. */
    private static final int MAX_BLOCK_MS = 15_000;

    private static final int PATIENCE_WITH_OTHER_MS = 2_000;
    private static final int PAUSE_MS = 50;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String topic;
    private final ModelTopicSerde serde;
    private final Map<String, Object> clientConfig;
    private final Function<Map<String, Object>, Producer<String, byte[]>> producers;

    FencedWrite(Map<String, Object> clientConfig, ModelRecords records) {
        this(
                clientConfig,
                records,
                config -> new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()));
    }

    /**
     * With producers of one's own.
     *
     * @param producers makes one of a configuration
     */
    FencedWrite(
            Map<String, Object> clientConfig,
            ModelRecords records,
            Function<Map<String, Object>, Producer<String, byte[]>> producers) {
        this.topic = records.models();
        this.serde = records.modelSerde();
        this.clientConfig = Map.copyOf(clientConfig);
        this.producers = producers;
    }

    /** What all writers of {@code model} share. */
    static String transactionalId(String topic, String model) {
        return topic + "-deployment-" + model;
    }

    /** What the topic says of {@code model} now. */
    ModelHistory read(String model) throws InterruptedException {
        try (ModelTail tail = new ModelTail(clientConfig, topic, serde, model)) {
            return tail.readToEnd();
        } catch (KafkaException e) {
            throw failed("cannot be read", model, e);
        }
    }

    /**
     * Writes {@code decision}'s records while the decision holds.
     *
     * @throws DeploymentChangedException when others keep writing
     * @throws RolloutFailedException if Kafka does not take it; whether it was written is not known then
     */
    void write(String model, ModelDecision decision) throws InterruptedException {
        try (ModelTail tail = new ModelTail(clientConfig, topic, serde, model)) {
            // Before others are ended for it: most decisions that come too late are known to be so here.
            decision.requireHolds(tail.readToEnd());
            Attempt attempt = Attempt.ENDED_BY_OTHER;
            for (int count = 0; count < ATTEMPTS; count++) {
                attempt = attempt(model, tail, decision);
                if (attempt.isWritten() || awaitOther(tail, decision)) {
                    return;
                }
            }
            throw attempt.doubt() == null ? DeploymentChangedException.busy(model) : attempt.doubt();
        } catch (KafkaException e) {
            throw failed("did not take the change, or did not say so; see tocsin models", model, e);
        }
    }

    /**
     * How an attempt went.
     *
     * @param doubt what came in place of the answer to the commit, so that only the topic can tell; null when another writer has ended this one
     */
    private record Attempt(boolean isWritten, @Nullable KafkaException doubt) {
        static final Attempt WRITTEN = new Attempt(true, null);
        static final Attempt ENDED_BY_OTHER = new Attempt(false, null);
    }

    private Attempt attempt(String model, ModelTail tail, ModelDecision decision) throws InterruptedException {
        boolean isCommitting = false;
        Producer<String, byte[]> producer = producers.apply(producerConfig(model));
        try {
            producer.initTransactions();
            decision.requireHolds(tail.readToEnd());
            producer.beginTransaction();
            for (ProducerRecord<String, byte[]> entry : decision.entries()) {
                Future<?> unused = producer.send(entry);
            }
            isCommitting = true;
            producer.commitTransaction();
            return Attempt.WRITTEN;
        } catch (KafkaException e) {
            if (isFenced(e)) {
                return Attempt.ENDED_BY_OTHER;
            }
            if (isCommitting) {
                return new Attempt(false, e);
            }
            throw e;
        } finally {
            producer.close(CLOSE_TIMEOUT);
        }
    }

    /** Waits until the decision does not hold any longer, which is thrown, or the other writer seems to have given up. */
    private static boolean awaitOther(ModelTail tail, ModelDecision decision) throws InterruptedException {
        // Not the same time for all: those who wait together would end each other again.
        int patienceMs = PATIENCE_WITH_OTHER_MS + ThreadLocalRandom.current().nextInt(PATIENCE_WITH_OTHER_MS);
        long deadline = System.nanoTime() + Duration.ofMillis(patienceMs).toNanos();
        while (System.nanoTime() < deadline) {
            ModelHistory now = tail.readToEnd();
            if (decision.isWrittenIn(now)) {
                return true;
            }
            decision.requireHolds(now);
            Thread.sleep(PAUSE_MS);
        }
        return false;
    }

    private Map<String, Object> producerConfig(String model) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId(topic, model));
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        return config;
    }

    private static boolean isFenced(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private RolloutFailedException failed(String what, String model, KafkaException cause) {
        return new RolloutFailedException(
                "models topic " + what + ": topic=" + topic + " model=" + model + " reason=" + cause, cause);
    }
}
