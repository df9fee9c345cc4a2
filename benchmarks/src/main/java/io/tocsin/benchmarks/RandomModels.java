package io.tocsin.benchmarks;

import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.Provenance;
import io.tocsin.engine.SelfTest;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.features.Transform;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.ScoreCalibration;
import java.util.List;

/**
 * Models with random weights: a step costs what it costs with trained ones.
 *
 * <p>Thread-safe.
 */
public final class RandomModels {
    public static final long TICK_DURATION_MS = 10_000;
    private static final int LAYERS = 2;
    /** So high that noise neither is explained nor opens incidents: a quiet fleet. */
    private static final float BOUNDARY = 100f;

    private RandomModels() {}

    /** Two layers, forecast and failure head; half of the metrics on a logarithmic scale. */
    public static Model of(ModelId id, List<String> metrics, int hidden) {
        List<Feature> features = metrics.stream()
                .map(metric -> new Feature(
                        metric, metrics.indexOf(metric) % 2 == 0 ? Transform.IDENTITY : Transform.SIGNED_LOG, 0f, 1f))
                .toList();
        return new Model(
                id,
                new Provenance(1_700_000_000_000L, 1, 0, 1, 1, 1, "random weights"),
                TICK_DURATION_MS,
                new CarryRules(6, 2),
                new FeatureSet(features),
                Network.initial(NetworkSpec.forecaster(metrics.size(), LAYERS, hidden, 3), 1),
                ScoreCalibration.neutral(metrics.size()).withBoundary(BOUNDARY),
                List.of(
                        new FailureCalibration(1f, -6f, 0.9f, 6),
                        new FailureCalibration(1f, -6f, 0.9f, 18),
                        new FailureCalibration(1f, -6f, 0.9f, 30)),
                SelfTest.NONE);
    }
}
