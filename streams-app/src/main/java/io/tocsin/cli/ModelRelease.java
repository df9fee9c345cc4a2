package io.tocsin.cli;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.signing.ArtifactTrust;
import io.tocsin.signing.SigningKey;
import io.tocsin.trainer.ModelPublisher;
import java.util.Optional;

/**
 * Publishes versions, and says so.
 *
 * <p>Confined to one thread.
 */
final class ModelRelease implements AutoCloseable {
    private final Optional<SigningKey> key;
    private final ArtifactTrust trust;
    private final ModelPublisher publisher;
    private final Output output;

    /**
     * Opens a connection.
     *
     * @param key signs what is published
     */
    ModelRelease(Installation installation, Optional<SigningKey> key, Output output) {
        this.key = key;
        this.trust = installation.trust();
        this.publisher = installation.publisher(key);
        this.output = output;
    }

    /** Versions are immutable: stops when {@code id} is there. */
    static void requireNew(ModelInventory inventory, ModelId id) {
        if (inventory.artifacts().containsKey(id)) {
            throw new CommandFailedException(
                    "version exists, versions are immutable: model=" + id + "; choose another with --version");
        }
    }

    /** The same, but what is there may be published once more: so it gets another signature. */
    static void requireNewOrSame(ModelInventory inventory, Model model) {
        ModelArtifact there = inventory.artifacts().get(model.id());
        if (there == null || !there.getSha256().equals(Sha256.hexOf(ModelWriter.write(model)))) {
            requireNew(inventory, model.id());
        }
    }

    /** With the report of its training. */
    void publish(TrainedModel trained) throws InterruptedException {
        say(trained.model().id(), publisher.publish(trained));
    }

    /** With the report that it had in {@code inventory}, if it was there. */
    void publish(Model model, ModelInventory inventory) throws InterruptedException {
        Optional<String> report =
                Optional.ofNullable(inventory.artifacts().get(model.id())).map(ModelArtifact::getReport);
        say(model.id(), publisher.publish(model, report));
    }

    private void say(ModelId id, int bytes) {
        String signer = key.map(one -> "signed by key " + one.id()).orElse("signed by nobody");
        output.line("published " + id + ": " + NumberFormat.bytes(bytes) + ", " + signer);
        key.filter(one -> !trust.keys().isEmpty() && !trust.keys().contains(one.verifyingKey()))
                .ifPresent(
                        one -> output.warn("instances with this configuration refuse it, the key is not trusted: key="
                                + one.id() + " trusted=" + trust.keys()));
    }

    @Override
    public void close() {
        publisher.close();
    }
}
