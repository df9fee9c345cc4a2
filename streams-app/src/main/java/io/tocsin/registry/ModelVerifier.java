package io.tocsin.registry;

import io.tocsin.engine.Model;
import io.tocsin.engine.artifact.ModelReader;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.schemas.ModelArtifact;

/**
 * From a record of the models topic to a model that may judge: checksum, signature, shapes, finite numbers, the time that a step takes, and the self-test.
 * What comes out is {@linkplain WarmUp warm}.
 *
 * <p>Thread-safe.
 */
final class ModelVerifier {
    private final ModelLoaderSettings settings;

    ModelVerifier(ModelLoaderSettings settings) {
        this.settings = settings;
    }

    /**
     * Verifies one artifact.
     *
     * @throws RefusedModelException if it may not judge; the message is the reason
     */
    Model verify(ModelKey.Artifact key, ModelArtifact record) {
        Model model = parse(requireGenuine(key, record));
        if (!model.id().equals(key.id())) {
            throw new RefusedModelException(
                    ModelRefusalCause.KEY, "artifact is another model than its key says: artifact=" + model.id());
        }
        if (model.tickDurationMs() != settings.tickDurationMs()) {
            throw new RefusedModelException(
                    ModelRefusalCause.GRID,
                    "model was trained on another grid: its tick=" + model.tickDurationMs() + " ms, tick.duration.ms="
                            + settings.tickDurationMs());
        }
        // First, for a self-test has many steps.
        new WarmUp(model).run(settings.maxStepMicros());
        runSelfTest(model);
        return model;
    }

    /**
     * Verifies what can be without looking into the artifact.
     *
     * @return the artifact's bytes
     * @throws RefusedModelException if they are not those that somebody trusted has published as this version; the message is the reason
     */
    byte[] requireGenuine(ModelKey.Artifact key, ModelArtifact record) {
        if (!record.getModel().equals(key.id().name())
                || !record.getVersion().equals(key.id().version())) {
            throw new RefusedModelException(
                    ModelRefusalCause.KEY,
                    "record is of another model than its key says: record=" + record.getModel() + "/"
                            + record.getVersion());
        }
        byte[] bytes = bytesOf(record);
        if (!Sha256.hexOf(bytes).equals(record.getSha256())) {
            throw new RefusedModelException(
                    ModelRefusalCause.CHECKSUM, "checksum of the record does not match: sha256=" + Sha256.hexOf(bytes));
        }
        requireVouchedFor(record, bytes);
        return bytes;
    }

    private byte[] bytesOf(ModelArtifact record) {
        int size = record.getArtifact().remaining();
        if (size > settings.maxArtifactBytes()) {
            throw new RefusedModelException(
                    ModelRefusalCause.SIZE,
                    "artifact is larger than models.artifact.bytes.max: bytes=" + size + " max="
                            + settings.maxArtifactBytes());
        }
        return SignedRecord.artifact(record);
    }

    /** Before anything is parsed: what nobody vouches for is not looked into. */
    private void requireVouchedFor(ModelArtifact record, byte[] bytes) {
        settings.trust().objection(SignedRecord.signature(record), bytes).ifPresent(objection -> {
            throw new RefusedModelException(ModelRefusalCause.SIGNATURE, objection);
        });
    }

    private static Model parse(byte[] bytes) {
        try {
            return ModelReader.read(bytes);
        } catch (RuntimeException e) {
            throw new RefusedModelException(ModelRefusalCause.MALFORMED, String.valueOf(e.getMessage()), e);
        }
    }

    private static void runSelfTest(Model model) {
        try {
            model.selfTest().verify(model);
        } catch (RuntimeException e) {
            throw new RefusedModelException(ModelRefusalCause.SELF_TEST, String.valueOf(e.getMessage()), e);
        }
    }
}
