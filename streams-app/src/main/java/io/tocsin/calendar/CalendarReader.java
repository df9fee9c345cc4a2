package io.tocsin.calendar;

import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.RegistryUnavailableException;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The calendar as the topic holds it at the moment, for whoever asks once.
 *
 * <p>Thread-safe.
 */
public final class CalendarReader {
    private final TopicReader reader;
    private final String topic;
    private final Deserializer<CalendarEvent> deserializer;

    public CalendarReader(TopicReader reader, String topic, SchemaRegistry schemas) {
        this.reader = reader;
        this.topic = topic;
        this.deserializer =
                AvroSerde.underTopicName(CalendarEvent.class, topic, schemas).deserializer();
    }

    /**
     * What was read.
     *
     * @param ids of all events, those that cannot be planned with among them
     * @param refused one line for each record that cannot be planned with
     */
    public record Reading(Calendar calendar, Set<String> ids, List<String> refused) {}

    /**
     * Reads all of it; bad records are passed over and told.
     *
     * @throws io.tocsin.topics.TopicNotFoundException if there is no such topic
     * @throws RegistryUnavailableException if the schema registry does not answer
     */
    public Reading read() {
        CalendarBook book = new CalendarBook();
        Set<String> ids = new TreeSet<>();
        List<String> refused = new ArrayList<>();
        reader.readAll(topic, new ByteArrayDeserializer(), record -> {
            if (record.key() != null && record.value() != null) {
                ids.add(record.key());
            } else if (record.key() != null) {
                ids.remove(record.key());
            }
            try {
                book.apply(record.key(), deserializer.deserialize(topic, record.value()));
            } catch (RegistryUnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                refused.add("calendar record refused: key=" + record.key() + " offset=" + record.offset() + " reason="
                        + e.getMessage());
            }
        });
        return new Reading(book.calendar(), ids, refused);
    }
}
