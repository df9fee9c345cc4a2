package io.tocsin.schemas.serde;

import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelArtifact;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The values of the models topic: a {@link ModelArtifact} or a {@link Deployment}, told apart by the writer's schema. Both are
 * registered under their full record name, because the topic's own subject could hold only one of them.
 *
 * <p>Thread-safe.
 */
public final class ModelTopicSerde implements Serde<SpecificRecord> {
    private final Serializer<ModelArtifact> artifacts;
    private final Serializer<Deployment> deployments;
    private final Deserializer<SpecificRecord> deserializer;

    /** A serde on a registry. */
    public ModelTopicSerde(SchemaRegistry registry) {
        this.artifacts =
                AvroSerde.underRecordName(ModelArtifact.class, registry).serializer();
        this.deployments = AvroSerde.underRecordName(Deployment.class, registry).serializer();
        this.deserializer = new AvroDeserializer<>(registry, Stream.of(ModelArtifact.class, Deployment.class));
    }

    /** Writes either; throws as {@link AvroSerde#serializer}, and {@link SerializationException} for any other record. */
    @Override
    public Serializer<SpecificRecord> serializer() {
        return this::serialize;
    }

    /** Reads either; throws as {@link AvroSerde#deserializer}. */
    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return deserializer;
    }

    private byte @Nullable [] serialize(String topic, @Nullable SpecificRecord value) {
        if (value == null) {
            return null;
        }
        if (value instanceof ModelArtifact artifact) {
            return artifacts.serialize(topic, artifact);
        }
        if (value instanceof Deployment deployment) {
            return deployments.serialize(topic, deployment);
        }
        throw new SerializationException("record does not belong in the models topic: record="
                + value.getSchema().getFullName());
    }
}
