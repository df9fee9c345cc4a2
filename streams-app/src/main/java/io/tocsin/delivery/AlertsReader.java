package io.tocsin.delivery;

import io.tocsin.delivery.Outbox.Read;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.time.Clock;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records of the alerts topic into the outbox: after an assignment all of them at once, when the last one is read, then each as it comes.
 *
 * <p>Confined to one thread.
 */
final class AlertsReader {
    private static final Logger LOG = LoggerFactory.getLogger(AlertsReader.class);

    private final String receiver;
    private final Deserializer<Alert> alerts;
    private final Outbox outbox;
    private final Postman.LastResort deadLetters;
    private final Clock clock;
    private @Nullable CatchUp position;
    private boolean caughtUp;

    AlertsReader(
            String receiver, Deserializer<Alert> alerts, Outbox outbox, Postman.LastResort deadLetters, Clock clock) {
        this.receiver = receiver;
        this.alerts = alerts;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** With another assignment everything is read anew. */
    void assigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget();
        if (!partitions.isEmpty()) {
            position = CatchUp.begin(consumer, partitions);
        }
    }

    void forget() {
        outbox.clear();
        position = null;
        caughtUp = false;
    }

    void take(ConsumerRecord<String, byte[]> record) throws InterruptedException {
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
        LOG.error("alert cannot be read, it is in the dead letters: receiver={} origin={}", receiver, origin);
        deadLetters.write(
                RefusalCause.UNDECODABLE,
                receiver,
                String.valueOf(record.key()),
                String.valueOf(cause.getMessage()),
                record.value(),
                origin);
    }

    /** Whether the outbox knows all that the topic held when it was assigned. */
    boolean isCaughtUp(Consumer<?, ?> consumer) {
        CatchUp reading = position;
        if (!caughtUp && reading != null && reading.isOver(consumer)) {
            outbox.restore(reading.history(), clock.millis());
            reading.history().clear();
            caughtUp = true;
            LOG.info("alerts are delivered: receiver={} pending={}", receiver, outbox.pending());
        }
        return caughtUp;
    }
}
