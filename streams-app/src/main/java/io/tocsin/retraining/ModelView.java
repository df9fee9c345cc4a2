package io.tocsin.retraining;

import io.tocsin.registry.ModelKey;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.schemas.serde.ModelTopicSerde;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What the models topic has said of one model so far, without the artifacts themselves.
 *
 * <p>Confined to one thread.
 */
final class ModelView {
    private final String model;
    private final ModelTopicSerde serde;
    private final Map<String, Instant> trainedAt = new HashMap<>();
    private @Nullable Deployment deployment;

    ModelView(String model, ModelTopicSerde serde) {
        this.model = model;
        this.serde = serde;
    }

    /** Takes a record of the topic; what cannot be read is passed over, as instances do. */
    void add(ConsumerRecord<String, byte[]> record) {
        ModelKey key = ModelKey.parse(record.key()).orElse(null);
        if (key instanceof ModelKey.Artifact artifact && artifact.id().name().equals(model)) {
            takeArtifact(artifact.id().version(), record);
        } else if (key instanceof ModelKey.Deployment one && one.model().equals(model)) {
            takeDeployment(record);
        }
    }

    private void takeArtifact(String version, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            trainedAt.remove(version);
        } else if (decoded(record) instanceof ModelArtifact artifact) {
            trainedAt.put(version, artifact.getCreatedAt());
        }
    }

    private void takeDeployment(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            deployment = null;
        } else if (decoded(record) instanceof Deployment one) {
            deployment = one;
        }
    }

    private @Nullable SpecificRecord decoded(ConsumerRecord<String, byte[]> record) {
        try {
            return serde.deserializer().deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            return null;
        }
    }

    /** The deployment now; null when there is none. */
    @Nullable Deployment deployment() {
        return deployment;
    }

    /** When the newest of the versions that are there was trained, by whomever. */
    Optional<Instant> lastTrained() {
        return trainedAt.values().stream().max(Instant::compareTo);
    }
}
