package io.tocsin.rollout;

import io.tocsin.engine.ModelId;
import io.tocsin.registry.ModelKey;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelEvent;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Decisions as records of the models topic and of the topic of their events.
 *
 * <p>Thread-safe.
 */
final class ModelRecords {
    private final String models;
    private final String events;
    private final ModelTopicSerde modelSerde;
    private final Serializer<ModelEvent> eventSerializer;

    ModelRecords(Topics topics, SchemaRegistry schemas) {
        this.models = topics.models().name();
        this.events = topics.modelEvents().name();
        this.modelSerde = new ModelTopicSerde(schemas);
        this.eventSerializer =
                AvroSerde.underTopicName(ModelEvent.class, events, schemas).serializer();
    }

    /** The models topic. */
    String models() {
        return models;
    }

    ModelTopicSerde modelSerde() {
        return modelSerde;
    }

    ProducerRecord<String, byte[]> deployment(Deployment deployment) {
        return new ProducerRecord<>(
                models,
                new ModelKey.Deployment(deployment.getModel()).toString(),
                modelSerde.serializer().serialize(models, deployment));
    }

    /** What takes a version out of the topic, with who and why in its headers. */
    ProducerRecord<String, byte[]> tombstone(ModelId id, ChangeNote note) {
        ProducerRecord<String, byte[]> tombstone =
                new ProducerRecord<>(models, new ModelKey.Artifact(id).toString(), null);
        tombstone.headers().add("by", note.by().getBytes(StandardCharsets.UTF_8));
        tombstone.headers().add("reason", note.reason().getBytes(StandardCharsets.UTF_8));
        return tombstone;
    }

    ProducerRecord<String, byte[]> event(ModelEvent event) {
        return new ProducerRecord<>(events, event.getModel(), eventSerializer.serialize(events, event));
    }
}
