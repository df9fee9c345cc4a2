package io.tocsin.calendar;

import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events into the calendar topic, each acknowledged before the next.
 *
 * <p>Thread-safe.
 */
public final class CalendarWriter implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String topic;
    private final Producer<String, CalendarEvent> producer;

    /**
     * Opens a connection.
     *
     * @param clientConfig how to reach Kafka
     */
    public CalendarWriter(Map<String, Object> clientConfig, String topic, SchemaRegistry schemas) {
        this.topic = topic;
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(
                config,
                new StringSerializer(),
                AvroSerde.underTopicName(CalendarEvent.class, topic, schemas).serializer());
    }

    /** Writes an event, in place of the one with its id; throws {@link KafkaException} if Kafka does not take it. */
    public void put(PlannedEvent event) throws InterruptedException {
        send(event.id(), event.event());
    }

    /** Takes an event out; throws {@link KafkaException} if Kafka does not take that. */
    public void remove(String id) throws InterruptedException {
        send(id, null);
    }

    private void send(String id, @Nullable CalendarEvent event) throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(topic, id, event)).get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "kafka did not take the event: topic=" + topic + " id=" + id + " reason=" + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
