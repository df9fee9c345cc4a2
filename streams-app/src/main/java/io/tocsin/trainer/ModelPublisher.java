package io.tocsin.trainer;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.registry.ModelKey;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.signing.ArtifactSignature;
import io.tocsin.signing.SigningKey;
import io.tocsin.topics.TopicAdmin;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes artifacts into the models topic, each acknowledged before the next. Who judges is not its business: that is {@link
 * io.tocsin.rollout.DeploymentWriter}'s.
 *
 * <p>Thread-safe.
 */
public final class ModelPublisher implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    /** Kafka's own default; a record that does not fit in is refused by the client. */
    private static final long LEAST_BUFFER_BYTES = 32L * 1024 * 1024;

    private final TopicSpec topic;
    private final Map<String, Object> clientConfig;
    private final int maxArtifactBytes;
    private final Optional<SigningKey> signingKey;
    private final Producer<String, SpecificRecord> producer;

    /**
     * Opens a connection.
     *
     * @param clientConfig how to reach Kafka
     * @param maxArtifactBytes what instances accept
     * @param signingKey vouches for what is published; without it only instances that accept unsigned models take it
     */
    public ModelPublisher(
            Map<String, Object> clientConfig,
            Topics topics,
            SchemaRegistry schemas,
            int maxArtifactBytes,
            Optional<SigningKey> signingKey) {
        this.topic = topics.models();
        this.clientConfig = Map.copyOf(clientConfig);
        this.maxArtifactBytes = maxArtifactBytes;
        this.signingKey = signingKey;
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        int recordBytes = Topics.modelRecordBytes(maxArtifactBytes);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, recordBytes);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(LEAST_BUFFER_BYTES, recordBytes));
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ModelTopicSerde(schemas).serializer());
    }

    /** As {@link #publish(Model, Optional)}, without a report. */
    public int publish(Model model) throws InterruptedException {
        return publish(model, Optional.empty());
    }

    /** As {@link #publish(Model, Optional)}, with the report of its training. */
    public int publish(TrainedModel trained) throws InterruptedException {
        return publish(trained.model(), Optional.of(TrainingReportJson.of(trained)));
    }

    /**
     * Signs and publishes one version; nobody is judged by it yet.
     *
     * @param report how its training went, as {@link TrainingReportJson} tells it; not signed
     * @return how many bytes the artifact has
     * @throws PublishFailedException if it is too large for the instances or for the topic, which are asked before anything is sent, or Kafka does not
     *     take it
     */
    public int publish(Model model, Optional<String> report) throws InterruptedException {
        byte[] bytes = ModelWriter.write(model);
        if (bytes.length > maxArtifactBytes) {
            throw new PublishFailedException("artifact is larger than models.artifact.bytes.max: model=" + model.id()
                    + " bytes=" + bytes.length + " max=" + maxArtifactBytes
                    + "; raise it here and in every instance, or train a smaller network");
        }
        requireRoom(model.id(), bytes.length);
        ArtifactSignature signature =
                signingKey.map(key -> ArtifactSignature.of(key, bytes)).orElse(ArtifactSignature.NONE);
        ModelArtifact record = new ModelArtifact(
                model.id().name(),
                model.id().version(),
                Instant.ofEpochMilli(model.provenance().createdAtMs()),
                Sha256.hexOf(bytes),
                ByteBuffer.wrap(bytes),
                signature.keyId(),
                ByteBuffer.wrap(signature.bytes()),
                report.orElse(null));
        send(new ModelKey.Artifact(model.id()), record);
        return bytes.length;
    }

    /** What the broker would say after the artifact has crossed the network, and without a remedy. */
    private void requireRoom(ModelId id, int artifactBytes) {
        try (Admin admin = Admin.create(clientConfig)) {
            new TopicAdmin(admin, ANSWER_TIMEOUT)
                    .objectionTo(topic, Topics.modelRecordBytes(artifactBytes))
                    .ifPresent(objection -> {
                        throw new PublishFailedException(objection.text() + " model=" + id + "; " + objection.remedy());
                    });
        }
    }

    private void send(ModelKey key, SpecificRecord value) throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(topic.name(), key.toString(), value))
                    .get();
        } catch (ExecutionException e) {
            throw new PublishFailedException(
                    "kafka did not take the record: topic=" + topic.name() + " key=" + key + " reason=" + e.getCause(),
                    e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
