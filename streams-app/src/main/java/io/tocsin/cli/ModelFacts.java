package io.tocsin.cli;

import io.tocsin.engine.Model;
import io.tocsin.engine.Provenance;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.ScoreCalibration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be said of a model in a word each, but for its features. Stateless, thread-safe. */
final class ModelFacts {
    private ModelFacts() {}

    /** By what it is about, in the order in which people ask. */
    static Map<String, String> of(Model model) {
        Map<String, String> facts = new LinkedHashMap<>();
        provenance(model, facts);
        NetworkSpec network = model.network().spec();
        facts.put("network", network.layers() + " " + network.cell() + " layers of " + network.hidden());
        facts.put("parameters", NumberFormat.count(network.parameterCount()));
        facts.put("warm-up", model.rules().warmUpTicks() + " ticks");
        facts.put("longest gap", model.rules().maxGapTicks() + " ticks");
        ScoreCalibration score = model.calibration();
        facts.put("score boundary", NumberFormat.plain(score.boundary()));
        facts.put("score smoothing", NumberFormat.plain(score.smoothing()));
        facts.put("usual error", NumberFormat.plain(score.usualError()));
        facts.put("usual change", NumberFormat.plain(score.usualChange()));
        for (FailureCalibration failure : model.failures()) {
            facts.put(
                    "failure within " + failure.horizonTicks() * model.tickDurationMs() / 1000 + " s",
                    "boundary P=" + NumberFormat.plain(failure.boundary()));
        }
        facts.put("features", NumberFormat.count(model.features().size()));
        return facts;
    }

    private static void provenance(Model model, Map<String, String> facts) {
        Provenance origin = model.provenance();
        facts.put("created", TimeFormat.local(origin.createdAtMs()));
        facts.put("trained on", origin.remark());
        facts.put("trained from", TimeFormat.local(origin.firstTick() * model.tickDurationMs()));
        facts.put("trained to", TimeFormat.local(origin.endTick() * model.tickDurationMs()));
        facts.put("trained ticks", NumberFormat.count(origin.trainedTicks()));
        facts.put("seed", String.valueOf(origin.seed()));
        facts.put("tick", model.tickDurationMs() + " ms");
    }
}
