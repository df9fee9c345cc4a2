package io.tocsin.registry;

import io.tocsin.engine.EntityState;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.Predictor;
import io.tocsin.engine.artifact.ModelReader;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.engine.kernel.Kernels;
import io.tocsin.schemas.ModelArtifact;

/**
 * From a record of the models topic to a model that may judge: checksum, signature, shapes, finite numbers, the self-test, and enough steps that the code is
 * compiled before the first tick needs it.
 *
 * <p>Thread-safe.
 */
final class ModelVerifier {
    private static final int WARM_UP_STEPS = 20_000;
    /** A large network is compiled long before, and those that wait for it should not wait for minutes. */
    private static final long MAX_WARM_UP_NANOS = 3_000_000_000L;

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
            throw new RefusedModelException("artifact is another model than its key says: artifact=" + model.id());
        }
        if (model.tickDurationMs() != settings.tickDurationMs()) {
            throw new RefusedModelException("model was trained on another grid: its tick=" + model.tickDurationMs()
                    + " ms, tick.duration.ms=" + settings.tickDurationMs());
        }
        runSelfTest(model);
        warmUp(model);
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
            throw new RefusedModelException("record is of another model than its key says: record=" + record.getModel()
                    + "/" + record.getVersion());
        }
        byte[] bytes = bytesOf(record);
        if (!Sha256.hexOf(bytes).equals(record.getSha256())) {
            throw new RefusedModelException("checksum of the record does not match: sha256=" + Sha256.hexOf(bytes));
        }
        requireVouchedFor(record, bytes);
        return bytes;
    }

    private byte[] bytesOf(ModelArtifact record) {
        int size = record.getArtifact().remaining();
        if (size > settings.maxArtifactBytes()) {
            throw new RefusedModelException("artifact is larger than models.artifact.bytes.max: bytes=" + size + " max="
                    + settings.maxArtifactBytes());
        }
        return SignedRecord.artifact(record);
    }

    /** Before anything is parsed: what nobody vouches for is not looked into. */
    private void requireVouchedFor(ModelArtifact record, byte[] bytes) {
        settings.trust().objection(SignedRecord.signature(record), bytes).ifPresent(objection -> {
            throw new RefusedModelException(objection);
        });
    }

    private static Model parse(byte[] bytes) {
        try {
            return ModelReader.read(bytes);
        } catch (RuntimeException e) {
            throw new RefusedModelException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void runSelfTest(Model model) {
        try {
            model.selfTest().verify(model);
        } catch (RuntimeException e) {
            throw new RefusedModelException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void warmUp(Model model) {
        Predictor predictor = new Predictor(model, Kernels.chosen());
        EntityState state = new EntityState(model.network().spec());
        Prediction prediction = new Prediction(model);
        float[] usual = new float[model.features().size()];
        for (int f = 0; f < usual.length; f++) {
            usual[f] = model.features().get(f).decode(0f);
        }
        long start = System.nanoTime();
        for (int tick = 0; tick < WARM_UP_STEPS && System.nanoTime() - start < MAX_WARM_UP_NANOS; tick++) {
            predictor.step(tick, usual, state, prediction);
        }
        if (!Float.isFinite(prediction.score())) {
            throw new RefusedModelException("score of usual ticks is not finite: score=" + prediction.score());
        }
    }
}
