package io.tocsin.engine;

import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.ScoreCalibration;
import java.util.List;

/**
 * Everything a prediction needs, as one immutable artifact.
 *
 * <p>Thread-safe.
 *
 * @param tickDurationMs the grid it was trained on
 * @param failures one for each output of the failure head, its horizons ascending; empty exactly when there is no such head
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
        List<FailureCalibration> failures,
        SelfTest selfTest) {

    public Model {
        failures = List.copyOf(failures);
        requireSame("inputs of the network", network.spec().features(), features.size());
        requireSame("length of errorScale", calibration.errorScale().length, features.size());
        if (network.spec().head(HeadSpec.FORECAST) < 0 || network.spec().bidirectional()) {
            throw new IllegalArgumentException(
                    "a model steps tick by tick and needs a network in one direction with a forecast head: bidirectional="
                            + network.spec().bidirectional() + " heads="
                            + network.spec().heads());
        }
        requireHorizons(network.spec(), failures);
        if (tickDurationMs < 1) {
            throw new IllegalArgumentException("must be at least 1: tickDurationMs=" + tickDurationMs);
        }
        requireSame(
                "probabilities of the self-test",
                selfTest.failureProbabilities().length,
                selfTest.rows().length == 0 ? 0 : failures.size());
        for (float[] row : selfTest.rows()) {
            requireSame("length of a self-test row", row.length, features.size());
        }
    }

    private static void requireHorizons(NetworkSpec spec, List<FailureCalibration> failures) {
        int head = spec.head(HeadSpec.FAILURE);
        requireSame(
                "failure calibrations",
                failures.size(),
                head < 0 ? 0 : spec.heads().get(head).outputs());
        if (head >= 0 && spec.heads().get(head).output() != Output.EVENTS) {
            throw new IllegalArgumentException("failures are events: output of the failure head="
                    + spec.heads().get(head).output());
        }
        for (int h = 1; h < failures.size(); h++) {
            if (failures.get(h).horizonTicks() <= failures.get(h - 1).horizonTicks()) {
                throw new IllegalArgumentException("horizons must ascend: horizonTicks="
                        + failures.get(h).horizonTicks() + " after "
                        + failures.get(h - 1).horizonTicks());
            }
        }
    }

    private static void requireSame(String name, int actual, int needed) {
        if (actual != needed) {
            throw new IllegalArgumentException("wrong shape: " + name + "=" + actual + ", needs " + needed);
        }
    }

    /** The same model with other scores. */
    public Model withCalibration(ScoreCalibration newCalibration, List<FailureCalibration> newFailures) {
        return new Model(
                id, provenance, tickDurationMs, rules, features, network, newCalibration, newFailures, selfTest);
    }

    /** The same model with another self-test. */
    public Model withSelfTest(SelfTest newSelfTest) {
        return new Model(id, provenance, tickDurationMs, rules, features, network, calibration, failures, newSelfTest);
    }
}
