package io.tocsin.engine;

import io.tocsin.engine.features.Feature;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.features.Transform;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.ScoreCalibration;
import java.util.ArrayList;
import java.util.List;

/** Models with random weights, for tests that are not about learning. */
public final class Models {
    private static final List<FailureCalibration> THREE_HORIZONS = List.of(
            new FailureCalibration(1.5f, -0.5f, 0.4f, 6),
            new FailureCalibration(1.25f, 0.25f, 0.3f, 18),
            new FailureCalibration(1f, 0.5f, 0.2f, 30));

    private Models() {}

    public static Model random(String version, int features, boolean failureHead, long seed) {
        return random(version, features, failureHead ? THREE_HORIZONS : List.of(), seed);
    }

    /** With a failure head whose calibrations are given. */
    public static Model random(String version, int features, List<FailureCalibration> failures, long seed) {
        List<Feature> list = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            list.add(new Feature(
                    "metric." + i, i % 2 == 0 ? Transform.IDENTITY : Transform.SIGNED_LOG, 0.1f * i, 1 + i));
        }
        Model untested = new Model(
                new ModelId("test", version),
                new Provenance(1_700_000_000_000L, seed, 10, 20, 1, 10, "random weights"),
                10_000,
                new CarryRules(3, 2),
                new FeatureSet(list),
                Network.initial(NetworkSpec.forecaster(features, 2, 4, failures.size()), seed),
                ScoreCalibration.neutral(features).withBoundary(2f),
                failures,
                SelfTest.NONE);
        float[][] rows = new float[5][features];
        for (int t = 0; t < rows.length; t++) {
            for (int f = 0; f < features; f++) {
                rows[t][f] = t == 3 && f == 0 ? Float.NaN : t + 0.5f * f;
            }
        }
        return untested.withSelfTest(SelfTest.record(untested, rows));
    }
}
