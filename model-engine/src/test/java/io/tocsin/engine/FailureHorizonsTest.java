package io.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.features.Feature;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.features.Transform;
import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.ScoreCalibration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureHorizonsTest {

    @Test
    void shouldNeverFindALongerHorizonLessLikelyThanAShorter() {
        Prediction prediction = predict(new float[] {0f, -1f, 2f}, 0.9f, 0.9f, 0.9f);
        assertThat(prediction.failureProbability(0)).isEqualTo(0.5f);
        assertThat(prediction.failureProbability(1)).isEqualTo(0.5f);
        assertThat(prediction.failureProbability(2)).isCloseTo(0.8808f, within(1e-4f));
        assertThat(prediction.failureLogit(1)).isEqualTo(-1f);
    }

    @Test
    void shouldFindTheShortestHorizonThatReachesItsBoundaryUrgent() {
        // 0.27, 0.5 and 0.88.
        float[] logits = {-1f, 0f, 2f};
        assertThat(predict(logits, 0.2f, 0.1f, 0.1f).urgentHorizon()).isZero();
        assertThat(predict(logits, 0.3f, 0.5f, 0.1f).urgentHorizon()).isEqualTo(1);
        assertThat(predict(logits, 0.3f, 0.6f, 0.8f).urgentHorizon()).isEqualTo(2);
    }

    @Test
    void shouldFindTheHorizonThatComesClosestUrgentWhenNoneReachesItsBoundary() {
        float[] logits = {-1f, 0f, 0.1f};
        assertThat(predict(logits, 0.28f, 0.6f, 0.9f).urgentHorizon()).isZero();
        assertThat(predict(logits, 0.4f, 0.55f, 0.9f).urgentHorizon()).isEqualTo(1);
        assertThat(predict(logits, 0.9f, 0.9f, 0.55f).urgentHorizon()).isEqualTo(2);
    }

    @Test
    void shouldRefuseHorizonsThatDoNotAscendOrDoNotFitTheHead() {
        FailureCalibration three = FailureCalibration.neutral(18);
        assertThatThrownBy(() -> model(new float[2], List.of(three, three)))
                .hasMessage("horizons must ascend: horizonTicks=18 after 18");
        assertThatThrownBy(() -> model(new float[2], List.of(three)))
                .hasMessage("wrong shape: failure calibrations=1, needs 2");
    }

    private static Prediction predict(float[] logits, float... boundaries) {
        Model model = model(
                logits,
                List.of(
                        new FailureCalibration(1f, 0f, boundaries[0], 6),
                        new FailureCalibration(1f, 0f, boundaries[1], 18),
                        new FailureCalibration(1f, 0f, boundaries[2], 30)));
        Predictor predictor = new Predictor(model, Kernels.chosen());
        EntityState state = new EntityState(model.network().spec());
        Prediction prediction = new Prediction(model);
        for (int tick = 0; tick < 5; tick++) {
            predictor.step(tick, new float[] {1}, state, prediction);
        }
        return prediction;
    }

    /** A network that says the same whatever it sees. */
    private static Model model(float[] logits, List<FailureCalibration> failures) {
        Network network = Network.zeros(NetworkSpec.forecaster(1, 1, 2, logits.length));
        System.arraycopy(logits, 0, network.heads().get(1).layers().get(0).bias(), 0, logits.length);
        return new Model(
                new ModelId("test", "v1"),
                new Provenance(0, 1, 0, 1, 1, 1, "by hand"),
                10_000,
                new CarryRules(3, 2),
                new FeatureSet(List.of(new Feature("cpu", Transform.IDENTITY, 0, 1))),
                network,
                ScoreCalibration.neutral(1),
                failures,
                SelfTest.NONE);
    }
}
