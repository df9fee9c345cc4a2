package io.tocsin.cli;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.Provenance;
import io.tocsin.engine.artifact.MalformedArtifactException;
import io.tocsin.engine.artifact.ModelReader;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelArtifact;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Models as tables.
 *
 * <p>Confined to one thread.
 */
final class ModelTables {
    private final Output output;

    ModelTables(Output output) {
        this.output = output;
    }

    /** One row a version. */
    void list(ModelInventory models) {
        models.unreadable().forEach(output::warn);
        if (models.artifacts().isEmpty()) {
            output.line("no models yet; make one: tocsin train");
            return;
        }
        TextTable table = output.table(
                        "MODEL", "VERSION", "CREATED", "SIZE", "FEATURES", "TRAINED TICKS", "CHAMPION FOR")
                .right(3, 4, 5);
        for (Map.Entry<ModelId, ModelArtifact> one : models.artifacts().entrySet()) {
            row(table, one.getKey(), one.getValue(), models);
        }
        table.print(output.out());
    }

    private void row(TextTable table, ModelId id, ModelArtifact artifact, ModelInventory models) {
        String champion = models.isChampion(id)
                ? models.deployment(id.name()).map(ModelTables::scope).orElse("")
                : "";
        String features = "?";
        String ticks = "?";
        try {
            Model model = parse(artifact);
            features = NumberFormat.count(model.features().size());
            ticks = NumberFormat.count(model.provenance().trainedTicks());
        } catch (MalformedArtifactException e) {
            output.warn("artifact is malformed, no instance takes it: model=" + id + " reason=" + e.getMessage());
        }
        String size = NumberFormat.bytes(artifact.getArtifact().remaining());
        table.row(id.name(), id.version(), TimeFormat.local(artifact.getCreatedAt()), size, features, ticks, champion);
    }

    private static String scope(Deployment deployment) {
        return deployment.getActivateAt() == null
                ? deployment.getSelector()
                : deployment.getSelector() + " from " + TimeFormat.local(deployment.getActivateAt());
    }

    /** Everything about one version. */
    void show(ModelArtifact artifact, Optional<Deployment> deployment) {
        Model model = parse(artifact);
        Provenance origin = model.provenance();
        NetworkSpec network = model.network().spec();
        TextTable facts = output.table();
        facts.row("model", model.id());
        facts.row(
                "deployed",
                deployment
                        .filter(d -> d.getChampion().equals(model.id().version()))
                        .map(d -> "champion for " + scope(d) + (d.getReason().isEmpty() ? "" : ", " + d.getReason()))
                        .orElse("no"));
        facts.row("created", TimeFormat.local(origin.createdAtMs()));
        facts.row(
                "trained on",
                origin.remark() + ", from "
                        + TimeFormat.local(origin.firstTick() * model.tickDurationMs()) + " to "
                        + TimeFormat.local(origin.endTick() * model.tickDurationMs()) + ", seed " + origin.seed());
        facts.row("tick", model.tickDurationMs() + " ms");
        facts.row(
                "network",
                network.layers() + " LSTM layers of " + network.hidden() + ", "
                        + NumberFormat.count(network.parameterCount()) + " parameters");
        facts.row(
                "carries",
                "gaps up to " + model.rules().maxGapTicks() + " ticks, warm-up "
                        + model.rules().warmUpTicks() + " ticks");
        facts.row(
                "score",
                "boundary " + NumberFormat.plain(model.calibration().boundary()) + ", smoothing "
                        + NumberFormat.plain(model.calibration().smoothing()));
        facts.row("failure head", failure(model));
        facts.row("self-test", model.selfTest().rows().length + " ticks");
        facts.row("size", NumberFormat.bytes(artifact.getArtifact().remaining()));
        facts.row("sha256", artifact.getSha256());
        facts.print(output.out());
        output.line("");
        features(model);
    }

    private static String failure(Model model) {
        FailureCalibration failure = model.failure();
        return failure == null
                ? "none"
                : "boundary P=" + NumberFormat.plain(failure.boundary()) + ", looks "
                        + failure.horizonTicks() * model.tickDurationMs() / 1000 + " s ahead";
    }

    private void features(Model model) {
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

    private static Model parse(ModelArtifact artifact) {
        byte[] bytes = new byte[artifact.getArtifact().remaining()];
        artifact.getArtifact().duplicate().get(bytes);
        return ModelReader.read(bytes);
    }
}
