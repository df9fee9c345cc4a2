package io.tocsin.cli;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.registry.SignedRecord;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.signing.ArtifactTrust;
import io.tocsin.signing.SigningKey;
import io.tocsin.trainer.ModelPublisher;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes and deploys versions, and says so.
 *
 * <p>Confined to one thread.
 */
final class ModelRelease implements AutoCloseable {
    private final ModelInventory before;
    private final Optional<SigningKey> key;
    private final ArtifactTrust trust;
    private final ModelPublisher publisher;
    private final Output output;

    /**
     * Opens a connection.
     *
     * @param before what the models topic holds
     * @param key signs what is published
     */
    ModelRelease(Installation installation, ModelInventory before, Optional<SigningKey> key, Output output) {
        this.before = before;
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

    void publish(Model model) throws InterruptedException {
        int bytes = publisher.publish(model);
        String signer = key.map(one -> "signed by key " + one.id()).orElse("signed by nobody");
        output.line("published " + model.id() + ": " + NumberFormat.bytes(bytes) + ", " + signer);
        key.filter(one -> !trust.keys().isEmpty() && !trust.keys().contains(one.verifyingKey()))
                .ifPresent(
                        one -> output.warn("instances with this configuration refuse it, the key is not trusted: key="
                                + one.id() + " trusted=" + trust.keys()));
    }

    /** Says so when those who trust the same keys as this configuration would refuse a version that is to be deployed. */
    void warnOfRefusal(ModelArtifact artifact) {
        if (!trust.keys().isEmpty()) {
            trust.objection(SignedRecord.signature(artifact), SignedRecord.artifact(artifact))
                    .ifPresent(objection ->
                            output.warn("instances with this configuration refuse the version: " + objection));
        }
    }

    /** Deploys as the options say. Without a selector the one of the deployment before stays, else it is every entity. */
    void deploy(ModelId id, DeployOptions wanted) throws InterruptedException {
        String selector = wanted.selector()
                .or(() -> before.deployment(id.name()).map(Deployment::getSelector))
                .orElse("*");
        deploy(id, selector, wanted);
    }

    /** The same for entities that the caller knows. */
    void deploy(ModelId id, String selector, DeployOptions wanted) throws InterruptedException {
        Optional<Deployment> current = before.deployment(id.name());
        Deployment deployment = Deployment.newBuilder()
                .setModel(id.name())
                .setSelector(selector)
                .setChampion(id.version())
                .setActivateAt(wanted.activateAt().orElse(null))
                .setPrevious(previous(id, current))
                .setUpdatedAt(Instant.now())
                .setReason(wanted.reason().orElse(""))
                .build();
        publisher.deploy(deployment);
        output.line("deployed " + id + ": selector=" + selector + " from="
                + wanted.activateAt().map(TimeFormat::local).orElse("now") + " before="
                + (deployment.getPrevious() == null ? "nothing" : deployment.getPrevious()));
    }

    /** The champion that is relieved; one that is deployed once more keeps the one before it. */
    private static @Nullable String previous(ModelId id, Optional<Deployment> current) {
        return current.map(d -> d.getChampion().equals(id.version()) ? d.getPrevious() : d.getChampion())
                .orElse(null);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
