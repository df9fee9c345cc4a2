package io.tocsin.calendar;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.FollowedTopic;
import io.tocsin.topics.TopicHealth;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the calendar topic from its beginning, beside the topology, and publishes an image each time that it has come to the end. A bad record is refused,
 * counted and logged once with its offset, the others go on; it never reaches a stream thread. While the topic cannot be read, what was planned stays planned.
 *
 * <p>Thread-safe. Everything is done by the loader's own thread.
 */
public final class CalendarLoader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarLoader.class);

    private final FollowedTopic followed;

    /**
     * Made, not yet started.
     *
     * @param clientConfig how to reach Kafka
     */
    public CalendarLoader(
            String topic,
            Map<String, Object> clientConfig,
            SchemaRegistry schemas,
            CurrentCalendar current,
            MeterRegistry meters) {
        CalendarIntake intake = new CalendarIntake(
                AvroSerde.underTopicName(CalendarEvent.class, topic, schemas).deserializer(), current, meters);
        this.followed = new FollowedTopic(
                topic, clientConfig, "tocsin-calendar-loader", intake, new TopicHealth(LOG, "calendar", topic, meters));
        Gauge.builder("tocsin.calendar.events", current, it -> it.get().events().size())
                .description("Events of the calendar, over or not")
                .register(meters);
    }

    /** Begins to read. */
    public void start() {
        followed.start();
    }

    /** Waits until everything that was in the topic at start is read; false if that takes longer than {@code timeout}. */
    public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        return followed.awaitCaughtUp(timeout);
    }

    /** Whether everything that was in the topic at start is read. */
    public boolean isCaughtUp() {
        return followed.isCaughtUp();
    }

    @Override
    public void close() {
        followed.close();
    }
}
