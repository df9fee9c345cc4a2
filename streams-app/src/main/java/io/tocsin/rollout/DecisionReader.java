package io.tocsin.rollout;

import io.tocsin.schemas.ModelEvent;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What was decided about models, as the topic of the events tells it.
 *
 * <p>Thread-safe.
 */
public final class DecisionReader {
    private final TopicReader reader;
    private final String topic;
    private final Deserializer<ModelEvent> deserializer;

    public DecisionReader(TopicReader reader, Topics topics, SchemaRegistry schemas) {
        this.reader = reader;
        this.topic = topics.modelEvents().name();
        this.deserializer =
                AvroSerde.underTopicName(ModelEvent.class, topic, schemas).deserializer();
    }

    /**
     * What was read.
     *
     * @param events of all models, the newest last
     * @param unreadable one line for each record that is none
     */
    public record Reading(List<ModelEvent> events, List<String> unreadable) {
        public Reading {
            events = List.copyOf(events);
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * Reads all of it; records that cannot be read are passed over and told.
     *
     * @throws io.tocsin.topics.TopicNotFoundException if there is no such topic
     */
    public Reading read() {
        List<ModelEvent> events = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        reader.readAll(topic, new ByteArrayDeserializer(), record -> {
            try {
                if (record.value() != null) {
                    events.add(deserializer.deserialize(topic, record.value()));
                }
            } catch (SerializationException e) {
                unreadable.add("record of the model events is unreadable: offset=" + record.offset() + " reason="
                        + e.getMessage());
            }
        });
        return new Reading(events, unreadable);
    }
}
