package io.tocsin.rollout;

import io.tocsin.engine.ModelId;
import io.tocsin.registry.ModelKey;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the models topic holds at a moment.
 *
 * <p>Thread-safe: nothing changes it once it is read.
 */
public final class ModelInventory {
    private final Map<ModelId, ModelArtifact> artifacts =
            new TreeMap<>(Comparator.comparing(ModelId::name).thenComparing(ModelId::version));
    private final Map<String, Deployment> deployments = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();

    private ModelInventory() {}

    /**
     * Reads all of it; records that cannot be read are passed over and told.
     *
     * @throws io.tocsin.topics.TopicNotFoundException if there is no such topic
     */
    public static ModelInventory read(TopicReader reader, Topics topics, SchemaRegistry schemas) {
        ModelInventory inventory = new ModelInventory();
        ModelTopicSerde serde = new ModelTopicSerde(schemas);
        // As bytes: one record that cannot be decoded must not hide all the others.
        reader.readAll(topics.models().name(), new ByteArrayDeserializer(), record -> inventory.take(record, serde));
        return inventory;
    }

    private void take(ConsumerRecord<String, byte[]> record, ModelTopicSerde serde) {
        try {
            SpecificRecord value =
                    record.value() == null ? null : serde.deserializer().deserialize(record.topic(), record.value());
            ModelKey key = ModelKey.parse(record.key()).orElseThrow(() -> new SerializationException("unknown key"));
            if (key instanceof ModelKey.Artifact artifact && value instanceof ModelArtifact one) {
                artifacts.put(artifact.id(), one);
            } else if (key instanceof ModelKey.Deployment deployment && value instanceof Deployment one) {
                deployments.put(deployment.model(), one);
            } else if (value == null) {
                remove(key);
            } else {
                throw new SerializationException("value does not belong to its key");
            }
        } catch (SerializationException e) {
            unreadable.add("record of the models topic is unreadable: key=" + record.key() + " offset="
                    + record.offset() + " reason=" + e.getMessage());
        }
    }

    private void remove(ModelKey key) {
        if (key instanceof ModelKey.Artifact artifact) {
            artifacts.remove(artifact.id());
        } else if (key instanceof ModelKey.Deployment deployment) {
            deployments.remove(deployment.model());
        }
    }

    /** By name, then version. */
    public Map<ModelId, ModelArtifact> artifacts() {
        return Collections.unmodifiableMap(artifacts);
    }

    /** Who judges; empty when no version was ever deployed. */
    public Optional<Deployment> deployment(String model) {
        return Optional.ofNullable(deployments.get(model));
    }

    /** By model. */
    public Collection<Deployment> deployments() {
        return Collections.unmodifiableCollection(deployments.values());
    }

    /** One line a version that ought to judge and is not there. */
    public List<String> missing() {
        return deployments.values().stream()
                .flatMap(deployment -> Stream.of(
                                deployment.getChampion(), deployment.getCanary(), deployment.getShadow())
                        .filter(version -> version != null)
                        .map(version -> new ModelId(deployment.getModel(), version)))
                .distinct()
                .filter(id -> !artifacts.containsKey(id))
                .map(id -> "deployed version is not in the models topic, the one before stays in force: model=" + id)
                .toList();
    }

    /** One line a record that could not be read. */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /**
     * The artifact of one version.
     *
     * @throws RolloutRefusedException if it is not there
     */
    public ModelArtifact require(ModelId id) {
        ModelArtifact artifact = artifacts.get(id);
        if (artifact == null) {
            throw new RolloutRefusedException(
                    "no such version in the models topic: model=" + id + "; see: tocsin models");
        }
        return artifact;
    }
}
