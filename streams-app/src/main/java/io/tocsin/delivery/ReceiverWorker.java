package io.tocsin.delivery;

import io.tocsin.delivery.Outbox.Read;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One receiver's reader of the alerts topic, with a group and a thread of its own: reads into the outbox, lets the postman go, commits what has arrived.
 *
 * <p>Thread-safe. Everything is done by the worker's own thread.
 */
final class ReceiverWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverWorker.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    /** Then the group and what is new have their turn. */
    private static final long SENDING_MS = 5_000;

    private final String topic;
    private final String name;
    private final Map<String, Object> consumerConfig;
    private final Deserializer<Alert> alerts;
    private final Outbox outbox;
    private final Postman postman;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final Thread thread;
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private @Nullable CatchUp position;
    private boolean caughtUp;
    private @Nullable String lastFailure;
    private volatile boolean closed;

    ReceiverWorker(
            String topic,
            String name,
            String group,
            Map<String, Object> clientConfig,
            Deserializer<Alert> alerts,
            Outbox outbox,
            Postman postman,
            DeadLetters deadLetters,
            Clock clock) {
        this.topic = topic;
        this.name = name;
        this.consumerConfig = consumerConfig(clientConfig, group);
        this.alerts = alerts;
        this.outbox = outbox;
        this.postman = postman;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.thread = new Thread(this::run, "tocsin-deliver-" + name);
        thread.setDaemon(true);
    }

    private static Map<String, Object> consumerConfig(Map<String, Object> clientConfig, String group) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(OneTakesAll.class));
        return config;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (Consumer<String, byte[]> consumer =
                    new KafkaConsumer<>(consumerConfig, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(List.of(topic), new Assignment(consumer));
                while (!closed) {
                    turn(consumer);
                }
            } catch (InterruptedException | InterruptException | WakeupException e) {
                LOG.debug("delivery is asked to stop: receiver={}", name);
            } catch (RuntimeException e) {
                // Whatever it is, delivery must go on: nobody else wakes people.
                failed(e);
            }
        }
    }

    private void turn(Consumer<String, byte[]> consumer) throws InterruptedException {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            take(record);
        }
        if (!isCaughtUp(consumer)) {
            return;
        }
        long end = clock.millis() + SENDING_MS;
        boolean more = true;
        while (more && !closed && clock.millis() < end) {
            more = postman.bringNext();
        }
        commit(consumer);
        lastFailure = null;
    }

    private void take(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        CatchUp reading = position;
        if (reading == null || record.value() == null) {
            return;
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Outbox.Standing standing = reading.standing(partition, record.offset());
        Alert alert;
        try {
            alert = alerts.deserialize(record.topic(), record.headers(), record.value());
        } catch (UndecodableRecordException e) {
            if (standing == Outbox.Standing.NEWS) {
                undecodable(record, e);
            }
            return;
        }
        Read read = new Read(alert, record.partition(), record.offset(), standing);
        if (caughtUp) {
            outbox.take(read, clock.millis());
        } else {
            reading.add(read);
        }
    }

    private void undecodable(ConsumerRecord<String, byte[]> record, UndecodableRecordException cause)
            throws InterruptedException {
        String origin = record.topic() + "/" + record.partition() + "/" + record.offset();
        LOG.error("alert cannot be read, it is in the dead letters: receiver={} origin={}", name, origin);
        deadLetters.write(
                RefusalCause.UNDECODABLE,
                name,
                String.valueOf(record.key()),
                String.valueOf(cause.getMessage()),
                record.value(),
                origin);
    }

    private boolean isCaughtUp(Consumer<String, byte[]> consumer) {
        CatchUp reading = position;
        if (!caughtUp && reading != null && reading.isOver(consumer)) {
            outbox.restore(reading.history(), clock.millis());
            reading.history().clear();
            caughtUp = true;
            LOG.info("alerts are delivered: receiver={} pending={}", name, outbox.pending());
        }
        return caughtUp;
    }

    /** Up to the oldest record that nobody has taken. */
    private void commit(Consumer<String, byte[]> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            long offset = outbox.oldestPending(partition.partition()).orElse(consumer.position(partition));
            if (!Long.valueOf(offset).equals(committed.get(partition))) {
                offsets.put(partition, new OffsetAndMetadata(offset));
            }
        }
        if (!offsets.isEmpty()) {
            consumer.commitSync(offsets);
            offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        }
    }

    private void failed(RuntimeException cause) {
        String reason = cause.toString();
        if (!reason.equals(lastFailure)) {
            LOG.warn("alerts topic cannot be read, trying again: receiver={} reason={}", name, reason);
            LOG.debug("alerts topic cannot be read", cause);
            lastFailure = reason;
        }
        forget();
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void forget() {
        outbox.clear();
        committed.clear();
        position = null;
        caughtUp = false;
    }

    /** Stops after the try at hand, at most two seconds later; what was not taken is brought after the next start. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
            thread.interrupt();
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All partitions or none: with another assignment everything is read anew. */
    private final class Assignment implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        Assignment(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            forget();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            forget();
            if (!partitions.isEmpty()) {
                position = CatchUp.begin(consumer, partitions);
            }
        }
    }
}
