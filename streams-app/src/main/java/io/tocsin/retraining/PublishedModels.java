package io.tocsin.retraining;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelReader;
import io.tocsin.registry.ModelKey;
import io.tocsin.registry.SignedRecord;
import io.tocsin.rollout.RolloutRefusedException;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.topics.TopicReader;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Models out of the models topic.
 *
 * <p>Thread-safe.
 */
final class PublishedModels {
    private final TopicReader reader;
    private final String topic;
    private final ModelTopicSerde serde;

    PublishedModels(TopicReader reader, String topic, ModelTopicSerde serde) {
        this.reader = reader;
        this.topic = topic;
        this.serde = serde;
    }

    /**
     * One version.
     *
     * @throws RolloutRefusedException if it is not there
     */
    Model read(ModelId id) {
        String key = new ModelKey.Artifact(id).toString();
        AtomicReference<byte @Nullable []> newest = new AtomicReference<>();
        reader.readAll(topic, new ByteArrayDeserializer(), record -> {
            if (key.equals(record.key())) {
                newest.set(record.value());
            }
        });
        byte[] bytes = newest.get();
        if (bytes != null && serde.deserializer().deserialize(topic, bytes) instanceof ModelArtifact artifact) {
            return ModelReader.read(SignedRecord.artifact(artifact));
        }
        throw new RolloutRefusedException("no such version in the models topic: model=" + id);
    }
}
