package io.tocsin.cli;

import io.tocsin.engine.Model;
import io.tocsin.engine.Provenance;
import io.tocsin.engine.artifact.ModelReader;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.registry.SignedRecord;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.signing.ArtifactSignature;
import io.tocsin.signing.ArtifactTrust;
import java.util.Locale;
import java.util.Optional;

/**
 * One version with all that is known about it.
 *
 * <p>Confined to one thread.
 */
final class ModelCard {
    private final ModelArtifact artifact;
    private final Model model;
    private final Optional<Deployment> deployment;
    private final ArtifactTrust trust;
    private final Output output;

    /**
     * Of a version.
     *
     * @param deployment of any version of the same model
     * @param trust whose models may judge
     */
    ModelCard(ModelArtifact artifact, Optional<Deployment> deployment, ArtifactTrust trust, Output output) {
        this.artifact = artifact;
        this.model = parse(artifact);
        this.deployment = deployment;
        this.trust = trust;
        this.output = output;
    }

    void print() {
        TextTable facts = output.table();
        origin(facts);
        mathematics(facts);
        facts.row("size", NumberFormat.bytes(artifact.getArtifact().remaining()));
        facts.row("sha256", artifact.getSha256());
        ArtifactSignature signature = SignedRecord.signature(artifact);
        facts.row("signed by", signature.signer());
        facts.row(
                "trusted",
                trust.objection(signature, SignedRecord.artifact(artifact))
                        .map(objection -> "no: " + objection)
                        .orElse("yes"));
        facts.print(output.out());
        output.line("");
        features();
    }

    private void origin(TextTable facts) {
        Provenance origin = model.provenance();
        facts.row("model", model.id());
        facts.row(
                "deployed",
                deployment
                        .map(one -> ModelRoles.of(model.id(), one))
                        .filter(roles -> !roles.isEmpty())
                        .orElse("no"));
        deployment.ifPresent(one -> facts.row("last change", change(one)));
        facts.row("created", TimeFormat.local(origin.createdAtMs()));
        facts.row(
                "trained on",
                origin.remark() + ", from "
                        + TimeFormat.local(origin.firstTick() * model.tickDurationMs()) + " to "
                        + TimeFormat.local(origin.endTick() * model.tickDurationMs()) + ", seed " + origin.seed());
        facts.row("tick", model.tickDurationMs() + " ms");
    }

    private void mathematics(TextTable facts) {
        NetworkSpec network = model.network().spec();
        facts.row(
                "network",
                network.layers() + " " + network.cell() + " layers of " + network.hidden() + ", "
                        + NumberFormat.count(network.parameterCount()) + " parameters");
        facts.row(
                "carries",
                "gaps up to " + model.rules().maxGapTicks() + " ticks, warm-up "
                        + model.rules().warmUpTicks() + " ticks");
        facts.row(
                "score",
                "boundary " + NumberFormat.plain(model.calibration().boundary()) + ", smoothing "
                        + NumberFormat.plain(model.calibration().smoothing()));
        failures(facts);
        facts.row("self-test", model.selfTest().rows().length + " ticks");
    }

    private void failures(TextTable facts) {
        if (model.failures().isEmpty()) {
            facts.row("failure head", "none");
        }
        for (FailureCalibration failure : model.failures()) {
            facts.row(
                    "failure within " + failure.horizonTicks() * model.tickDurationMs() / 1000 + " s",
                    "boundary P=" + NumberFormat.plain(failure.boundary()));
        }
    }

    private void features() {
        TextTable table = output.table("FEATURE", "TRANSFORM", "CENTER", "SCALE", "USUAL ERROR")
                .right(2, 3, 4);
        for (int i = 0; i < model.features().size(); i++) {
            Feature feature = model.features().get(i);
            table.row(
                    feature.metric(),
                    feature.transform().name().toLowerCase(Locale.ROOT),
                    NumberFormat.plain(feature.center()),
                    NumberFormat.plain(feature.scale()),
                    NumberFormat.plain(model.calibration().errorScale()[i]));
        }
        table.print(output.out());
    }

    /** What was last done with the model, whichever version it was about. */
    private static String change(Deployment deployment) {
        return TimeFormat.local(deployment.getUpdatedAt())
                + (deployment.getChangedBy().isEmpty() ? "" : " by " + deployment.getChangedBy())
                + (deployment.getReason().isEmpty() ? "" : ": " + deployment.getReason());
    }

    /** The model itself; fails as {@link ModelReader#read}. */
    static Model parse(ModelArtifact artifact) {
        return ModelReader.read(SignedRecord.artifact(artifact));
    }
}
