package io.tocsin.serve.api.models;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.engine.Model;
import io.tocsin.engine.Provenance;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.ScoreCalibration;
import io.tocsin.signing.ArtifactTrust;
import java.time.Instant;
import java.util.Locale;

/**
 * All that is known of a version, as JSON: what its artifact holds, and the training's report beside it where there is one.
 *
 * <p>Thread-safe.
 */
record VersionJson(KnownVersion known, Model model, ArtifactTrust trust, ToldReport report) {
    private static final double SECOND_MS = 1_000;

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("model", known.id().name())
                .put("version", known.id().version())
                .put("createdAt", known.artifact().getCreatedAt().toString());
        features(json.putArray("features"));
        network(json.putObject("network"));
        calibration(json.putObject("calibration"));
        horizons(json.putArray("horizons"));
        provenance(json.putObject("provenance"));
        return json;
    }

    private void features(ArrayNode features) {
        for (int f = 0; f < model.features().size(); f++) {
            Feature feature = model.features().get(f);
            features.addObject()
                    .put("metric", feature.metric())
                    .put("transform", feature.transform().name().toLowerCase(Locale.ROOT))
                    .put("center", feature.center())
                    .put("scale", feature.scale())
                    .put("usualError", model.calibration().errorScale()[f]);
        }
    }

    private void network(ObjectNode network) {
        NetworkSpec spec = model.network().spec();
        network.put("cell", spec.cell().name().toLowerCase(Locale.ROOT))
                .put("layers", spec.layers())
                .put("width", spec.hidden())
                .put("parameters", spec.parameterCount())
                .put("tickSeconds", model.tickDurationMs() / SECOND_MS)
                .put("warmUpTicks", model.rules().warmUpTicks())
                .put("gapTicksMax", model.rules().maxGapTicks());
    }

    private void calibration(ObjectNode json) {
        ScoreCalibration calibration = model.calibration();
        json.put("boundary", calibration.boundary())
                .put("smoothing", calibration.smoothing())
                .put("usualError", calibration.usualError())
                .put("usualChange", calibration.usualChange());
        putUnlessEmpty(json, "quantiles", report.quantiles());
    }

    private void horizons(ArrayNode horizons) {
        for (FailureCalibration failure : model.failures()) {
            ObjectNode json = horizons.addObject()
                    .put("horizonSeconds", Math.round(failure.horizonTicks() * model.tickDurationMs() / SECOND_MS))
                    .put("boundary", failure.boundary());
            putUnlessEmpty(json, "reliability", report.reliability(failure.horizonTicks()));
        }
    }

    private static void putUnlessEmpty(ObjectNode json, String name, ArrayNode told) {
        if (!told.isEmpty()) {
            json.set(name, told);
        }
    }

    private void provenance(ObjectNode json) {
        Provenance origin = model.provenance();
        json.put("trained on", origin.remark())
                .put("trained from", tick(origin.firstTick()))
                .put("trained to", tick(origin.endTick()))
                .put("trained entities", Integer.toString(origin.entities()))
                .put("trained ticks", Long.toString(origin.trainedTicks()))
                .put("seed", Long.toString(origin.seed()))
                .put("self-test ticks", Integer.toString(model.selfTest().rows().length))
                .put("sha256", known.artifact().getSha256())
                .put("signed by", known.signature().signer())
                .put("trusted", known.objection(trust).map(why -> "no: " + why).orElse("yes"));
        report.addFigures(json);
    }

    private String tick(long number) {
        return Instant.ofEpochMilli(number * model.tickDurationMs()).toString();
    }
}
