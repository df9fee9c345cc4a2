package io.tocsin;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.signing.ArtifactSignature;
import io.tocsin.signing.SigningKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the models topic what no part of Tocsin would write.
 *
 * <p>Confined to one thread.
 */
final class RawModels {
    private static final int MAX_REQUEST_BYTES = 32 * 1024 * 1024;
    private static final int DIGEST_BYTES = 32;

    private final RunningSystem system;
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    /** For as long as the topic is the same. */
    RawModels(RunningSystem system) {
        this.system = system;
        this.topic = system.topics.models().name();
        Map<String, Object> config = new HashMap<>(system.config.kafka().clientConfiguration());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MAX_REQUEST_BYTES);
        this.producer =
                system.closedLast(new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()));
    }

    /** The installation's own. */
    SigningKey key() {
        return system.signingKey;
    }

    /** {@code artifact} as a version of the model wave, with its checksum and the signature of the installation's own key. */
    void publish(String version, byte[] artifact) throws InterruptedException, ExecutionException {
        publish(version, artifact, Sha256.hexOf(artifact), ArtifactSignature.of(system.signingKey, artifact));
    }

    void publish(String version, byte[] artifact, String sha256, ArtifactSignature signature)
            throws InterruptedException, ExecutionException {
        send(
                "artifact/wave/" + version,
                TestModels.artifact(new ModelId("wave", version), artifact, sha256, signature));
    }

    /** Deploys {@code version} whether it is there or not. */
    void deploy(ModelId version) throws InterruptedException, ExecutionException {
        send("deployment/" + version.name(), RunningSystem.deployment(version).build());
    }

    void send(String key, @Nullable SpecificRecord value) throws InterruptedException, ExecutionException {
        sendBytes(
                key,
                value == null
                        ? null
                        : new ModelTopicSerde(system.schemas).serializer().serialize(topic, value));
    }

    void sendBytes(String key, byte @Nullable [] value) throws InterruptedException, ExecutionException {
        producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    /** {@code model} under another version: as good as it was, and made in no time. */
    static Model as(String version, Model model) {
        return new Model(
                new ModelId(model.id().name(), version),
                model.provenance(),
                model.tickDurationMs(),
                model.rules(),
                model.features(),
                model.network(),
                model.calibration(),
                model.failures(),
                model.selfTest());
    }

    /** {@code artifact} with another number {@code offset} bytes behind the begin of {@code found}, and a checksum that is right. */
    static byte[] altered(byte[] artifact, byte[] found, int offset, int number) {
        for (int at = 0; at < artifact.length - found.length; at++) {
            if (Arrays.equals(artifact, at, at + found.length, found, 0, found.length)) {
                byte[] altered = artifact.clone();
                ByteBuffer.wrap(altered).putInt(at + offset, number);
                int end = altered.length - DIGEST_BYTES;
                byte[] digest = HexFormat.of().parseHex(Sha256.hexOf(Arrays.copyOf(altered, end)));
                System.arraycopy(digest, 0, altered, end, DIGEST_BYTES);
                return altered;
            }
        }
        throw new AssertionError("bytes not found in the artifact: " + Arrays.toString(found));
    }
}
