package io.tocsin.rollout;

import io.tocsin.schemas.serde.ModelTopicSerde;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes one record that follows from what the models topic says of a model, and from nothing else: two writers of a model cannot both write on top
 * of the same state.
 *
 * <p>All writers of a model share a transactional id. To initialise its transactions ends those of every writer before: it has committed or never
 * will. So what the topic holds then, read to its end, stays so until this writer has committed or is itself ended by another.
 *
 * <p>Who is ended waits for what the other makes of it, and decides again: nobody may have won when the other was ended too, or refused.
 *
 * <p>Thread-safe.
 */
final class FencedWrite {
    private static final int ATTEMPTS = 5;
    private static final int TRANSACTION_TIMEOUT_MS = 15_000;
    private static final int PATIENCE_WITH_OTHER_MS = 2_000;
    private static final int PAUSE_MS = 50;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Object> clientConfig;
    private final String topic;
    private final ModelTopicSerde serde;

    FencedWrite(Map<String, Object> clientConfig, String topic, ModelTopicSerde serde) {
        this.clientConfig = Map.copyOf(clientConfig);
        this.topic = topic;
        this.serde = serde;
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
     * Writes {@code decision}'s record while the decision holds.
     *
     * @throws DeploymentChangedException when others keep writing
     * @throws RolloutFailedException if Kafka does not take it; whether it was written is not known then
     */
    void write(String model, ModelDecision decision) throws InterruptedException {
        try (ModelTail tail = new ModelTail(clientConfig, topic, serde, model)) {
            // Before others are ended for it: most decisions that come too late are known to be so here.
            decision.requireHolds(tail.readToEnd());
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (attempt(model, tail, decision) || awaitOther(tail, decision)) {
                    return;
                }
            }
            throw DeploymentChangedException.busy(model);
        } catch (KafkaException e) {
            throw failed("did not take the change, or did not say so; see tocsin models", model, e);
        }
    }

    /** Whether it is written; false when another writer has ended this one. */
    private boolean attempt(String model, ModelTail tail, ModelDecision decision) throws InterruptedException {
        Producer<String, SpecificRecord> producer = producer(model);
        try {
            producer.initTransactions();
            decision.requireHolds(tail.readToEnd());
            producer.beginTransaction();
            Future<?> unused = producer.send(decision.entry());
            producer.commitTransaction();
            return true;
        } catch (KafkaException e) {
            if (isFenced(e)) {
                return false;
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

    private Producer<String, SpecificRecord> producer(String model) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId(topic, model));
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        return new KafkaProducer<>(config, new StringSerializer(), serde.serializer());
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
