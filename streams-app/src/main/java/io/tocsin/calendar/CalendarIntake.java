package io.tocsin.calendar;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.serde.RegistryUnavailableException;
import io.tocsin.topics.TopicListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes images of the records of the calendar topic. Each record is told of and counted once, however often the topic is read.
 *
 * <p>Confined to the loader's thread.
 */
final class CalendarIntake implements TopicListener {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarIntake.class);

    private final Deserializer<CalendarEvent> deserializer;
    private final CurrentCalendar current;
    private final Counter applied;
    private final Counter unreadable;
    private final Counter malformed;
    private CalendarBook book = new CalendarBook();
    private long newestTold = -1;

    CalendarIntake(Deserializer<CalendarEvent> deserializer, CurrentCalendar current, MeterRegistry meters) {
        this.deserializer = deserializer;
        this.current = current;
        this.applied = Counter.builder("tocsin.calendar.records.applied")
                .description("Records of the calendar topic that took effect")
                .register(meters);
        this.unreadable = refused("unreadable", meters);
        this.malformed = refused("malformed", meters);
    }

    private static Counter refused(String cause, MeterRegistry meters) {
        return Counter.builder("tocsin.calendar.records.refused")
                .description("Records of the calendar topic that were refused; the others went on")
                .tag("cause", cause)
                .register(meters);
    }

    @Override
    public void begin(boolean sameTopic) {
        // What was taken out while nobody looked, and is compacted away, must not live on.
        book = new CalendarBook();
        if (!sameTopic) {
            LOG.warn("calendar topic was deleted and created anew, reading it from its start");
            offsetsChanged();
        }
    }

    @Override
    public void offsetsChanged() {
        newestTold = -1;
    }

    /**
     * Takes one record, good or bad.
     *
     * @throws RegistryUnavailableException if it cannot be told which: it must be read again
     */
    @Override
    public void take(ConsumerRecord<String, byte[]> record) {
        boolean isNew = record.offset() > newestTold;
        try {
            book.apply(record.key(), deserializer.deserialize(record.topic(), record.value()));
            if (isNew) {
                applied.increment();
            }
        } catch (RegistryUnavailableException e) {
            throw e;
        } catch (MalformedEventException e) {
            refuse(isNew, malformed, record, e);
        } catch (RuntimeException e) {
            refuse(isNew, unreadable, record, e);
        }
        newestTold = Math.max(newestTold, record.offset());
    }

    private static void refuse(
            boolean isNew, Counter counter, ConsumerRecord<String, byte[]> record, RuntimeException e) {
        if (isNew) {
            counter.increment();
            LOG.warn(
                    "calendar record refused, the others go on: key={} offset={} reason={}",
                    record.key(),
                    record.offset(),
                    e.getMessage());
        }
    }

    @Override
    public void isRead(long offset) {
        Calendar image = book.calendar();
        LOG.info(
                "calendar in force: offset={} events={}", offset, image.events().size());
        current.publish(image);
    }
}
