package io.tocsin.cli;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.MalformedArtifactException;
import io.tocsin.registry.SignedRecord;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.signing.ArtifactSignature;
import io.tocsin.signing.ArtifactTrust;
import java.util.Map;

/**
 * All versions as a table.
 *
 * <p>Confined to one thread.
 */
final class ModelList {
    private final ModelInventory models;
    private final ArtifactTrust trust;
    private final Output output;

    /**
     * Of what the topic holds.
     *
     * @param trust whose models may judge
     */
    ModelList(ModelInventory models, ArtifactTrust trust, Output output) {
        this.models = models;
        this.trust = trust;
        this.output = output;
    }

    /** One row a version. */
    void print() {
        models.unreadable().forEach(output::warn);
        models.missing().forEach(output::warn);
        if (models.artifacts().isEmpty()) {
            output.line("no models yet; make one: tocsin train");
            return;
        }
        TextTable table = output.table(
                        "MODEL",
                        "VERSION",
                        "CREATED",
                        "SIZE",
                        "FEATURES",
                        "TRAINED TICKS",
                        "SIGNED BY",
                        "TRUSTED",
                        "DEPLOYED AS")
                .right(3, 4, 5);
        for (Map.Entry<ModelId, ModelArtifact> one : models.artifacts().entrySet()) {
            row(table, one.getKey(), one.getValue());
        }
        table.print(output.out());
        new ModelClaims(models, output).print();
    }

    private void row(TextTable table, ModelId id, ModelArtifact artifact) {
        String roles = models.deployment(id.name())
                .map(deployment -> ModelRoles.of(id, deployment))
                .orElse("");
        String features = "?";
        String ticks = "?";
        try {
            Model model = ModelCard.parse(artifact);
            features = NumberFormat.count(model.features().size());
            ticks = NumberFormat.count(model.provenance().trainedTicks());
        } catch (MalformedArtifactException e) {
            output.warn("artifact is malformed, no instance takes it: model=" + id + " reason=" + e.getMessage());
        }
        String size = NumberFormat.bytes(artifact.getArtifact().remaining());
        ArtifactSignature signature = SignedRecord.signature(artifact);
        boolean trusted =
                trust.objection(signature, SignedRecord.artifact(artifact)).isEmpty();
        table.row(
                id.name(),
                id.version(),
                TimeFormat.local(artifact.getCreatedAt()),
                size,
                features,
                ticks,
                signature.signer(),
                trusted ? "yes" : "no",
                roles);
    }
}
