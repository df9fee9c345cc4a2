package io.tocsin.serve.api.calendar;

import io.tocsin.calendar.CalendarReader;
import io.tocsin.calendar.CalendarWriter;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.api.KafkaReads;
import io.tocsin.serve.api.Remembered;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Writes into the calendar topic for somebody who waits. Each change connects anew, for they are rare.
 *
 * <p>Thread-safe.
 */
final class CalendarChanges {
    private final Remembered<CalendarReader.Reading> calendar;
    private final Map<String, Object> clientConfig;
    private final String topic;
    private final SchemaRegistry schemas;

    CalendarChanges(
            Remembered<CalendarReader.Reading> calendar, KafkaReads reads, String topic, SchemaRegistry schemas) {
        this.calendar = calendar;
        this.clientConfig = new HashMap<>(reads.clientConfig());
        int patienceMs = (int) reads.patience().toMillis();
        this.clientConfig.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMs);
        this.clientConfig.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.clientConfig.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMs);
        this.topic = topic;
        this.schemas = schemas;
    }

    /** What is written. */
    interface Change {
        void write(CalendarWriter writer) throws InterruptedException;
    }

    /** The ids that are there now, those of events that cannot be planned with among them. */
    Set<String> ids() throws RefusedRequestException, InterruptedException {
        return calendar.anew().ids();
    }

    /** Returns when Kafka has it. */
    void write(Change change) throws RefusedRequestException, InterruptedException {
        try (CalendarWriter writer = new CalendarWriter(clientConfig, topic, schemas)) {
            change.write(writer);
        } catch (KafkaException e) {
            throw RefusedRequestException.away("the calendar cannot be written just now: reason=" + e.getMessage());
        }
    }
}
