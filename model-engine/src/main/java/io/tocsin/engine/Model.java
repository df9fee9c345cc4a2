package io.tocsin.engine;

import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.ScoreCalibration;
import org.jspecify.annotations.Nullable;

/**
 * Everything a prediction needs, as one immutable artifact.
 *
 * <p>Thread-safe.
 *
 * @param tickDurationMs the grid it was trained on
 * @param failure present exactly when the network has a failure head
 * @param selfTest inputs with the outputs that they must give wherever this model is loaded
 */
public record Model(
        ModelId id,
        Provenance provenance,
        long tickDurationMs,
        CarryRules rules,
        FeatureSet features,
        Network network,
        ScoreCalibration calibration,
        @Nullable FailureCalibration failure,
        SelfTest selfTest) {

    public Model {
        requireSame("inputs of the network", network.spec().features(), features.size());
        requireSame("length of errorScale", calibration.errorScale().length, features.size());
        if (network.spec().head(HeadSpec.FORECAST) < 0 || network.spec().bidirectional()) {
            throw new IllegalArgumentException(
                    "a model steps tick by tick and needs a network in one direction with a forecast head: bidirectional="
                            + network.spec().bidirectional() + " heads="
                            + network.spec().heads());
        }
        boolean hasFailureHead = network.spec().head(HeadSpec.FAILURE) >= 0;
        if ((failure != null) != hasFailureHead) {
            throw new IllegalArgumentException(
                    "failure calibration present=" + (failure != null) + ", failure head present=" + hasFailureHead);
        }
        if (tickDurationMs < 1) {
            throw new IllegalArgumentException("must be at least 1: tickDurationMs=" + tickDurationMs);
        }
        for (float[] row : selfTest.rows()) {
            requireSame("length of a self-test row", row.length, features.size());
        }
    }

    private static void requireSame(String name, int actual, int needed) {
        if (actual != needed) {
            throw new IllegalArgumentException("wrong shape: " + name + "=" + actual + ", needs " + needed);
        }
    }

    /** The same model with other scores. */
    public Model withCalibration(ScoreCalibration newCalibration, @Nullable FailureCalibration newFailure) {
        return new Model(
                id, provenance, tickDurationMs, rules, features, network, newCalibration, newFailure, selfTest);
    }

    /** The same model with another self-test. */
    public Model withSelfTest(SelfTest newSelfTest) {
        return new Model(id, provenance, tickDurationMs, rules, features, network, calibration, failure, newSelfTest);
    }
}
