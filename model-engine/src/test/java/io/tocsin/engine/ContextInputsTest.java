package io.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.artifact.ModelReader;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.features.AnnouncedLoad;
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

/** What is announced is seen by the network, and nobody forecasts, scores or blames it. */
class ContextInputsTest {
    private static final float NAN = Float.NaN;
    private static final Feature NEARNESS = new Feature(AnnouncedLoad.TICKS, Transform.NEARNESS, 0.05f, 0.25f);
    private static final Feature MULTIPLE = new Feature(AnnouncedLoad.MULTIPLE, Transform.LOAD_MULTIPLE, 0.1f, 0.25f);

    private final Model model = model();
    private final Predictor predictor = new Predictor(model, Kernels.chosen());
    private final EntityState plain = new EntityState(model.network().spec());
    private final EntityState announced = new EntityState(model.network().spec());
    private final Prediction ofPlain = new Prediction(model);
    private final Prediction ofAnnounced = new Prediction(model);

    private void stepBoth(long tick, float ticksUntil, float multiple) {
        predictor.step(tick, new float[] {1, 2, NAN, NAN}, plain, ofPlain);
        predictor.step(tick, new float[] {1, 2, ticksUntil, multiple}, announced, ofAnnounced);
    }

    @Test
    void shouldShowTheNetworkWhatIsAnnouncedAndScoreItNever() {
        for (int tick = 0; tick < 10; tick++) {
            stepBoth(tick, NAN, NAN);
        }
        assertThat(ofAnnounced.failureLogit(0)).isEqualTo(ofPlain.failureLogit(0));
        stepBoth(10, 6, 8);
        assertThat(ofAnnounced.failureLogit(0)).isNotEqualTo(ofPlain.failureLogit(0));
        assertThat(ofAnnounced.score()).isEqualTo(ofPlain.score());
        assertThat(ofAnnounced.residuals()).endsWith(NAN, NAN);
        assertThat(ofAnnounced.changes()).endsWith(NAN, NAN);
        assertThat(ofAnnounced.contributors(4)).doesNotContain(2, 3);
    }

    @Test
    void shouldNameItAsADriverWhileItIsAnnouncedOnly() {
        for (int tick = 0; tick < 10; tick++) {
            stepBoth(tick, 6, 8);
        }
        assertThat(ofAnnounced.drivers(4)).contains(2, 3);
        assertThat(ofPlain.drivers(4)).doesNotContain(2, 3);
    }

    @Test
    void shouldTakeAbsentAndFarAwayForNothingAnnounced() {
        assertThat(NEARNESS.encode(NAN)).isEqualTo((0 - 0.05f) / 0.25f);
        assertThat(MULTIPLE.encode(NAN)).isEqualTo((0 - 0.1f) / 0.25f).isEqualTo(MULTIPLE.encode(1));
        assertThat(Transform.NEARNESS.apply(1e9f)).isLessThan(1e-6f);
        assertThat(Transform.NEARNESS.apply(12)).isEqualTo(0.5f);
        assertThat(Transform.NEARNESS.apply(0)).isEqualTo(1f).isEqualTo(Transform.NEARNESS.apply(-3));
        assertThat(Transform.NEARNESS.invert(0.5f)).isEqualTo(12f);
        assertThat(Transform.LOAD_MULTIPLE.apply(1000)).isEqualTo(Transform.LOAD_MULTIPLE.apply(20));
    }

    @Test
    void shouldHoldWhatIsAnnouncedOverAGapAndInTheOutlook() {
        for (int tick = 0; tick < 10; tick++) {
            stepBoth(tick, 6, 8);
        }
        Outlook.Band band = new Outlook(model, Kernels.chosen()).ahead(announced, 5, 1);
        assertThat(band.lower()[4][2]).isEqualTo(band.upper()[4][2]).isCloseTo(6f, within(1e-3f));
        stepBoth(13, NAN, NAN);
        assertThat(ofAnnounced.failureLogit(0)).isNotEqualTo(ofPlain.failureLogit(0));
    }

    @Test
    void shouldKeepContextsInTheArtifact() {
        Model read = ModelReader.read(ModelWriter.write(model));
        assertThat(read.features()).isEqualTo(model.features());
        assertThat(read.features().isContext(1)).isFalse();
        assertThat(read.features().isContext(2)).isTrue();
    }

    @Test
    void shouldRefuseAModelThatMeasuresNothing() {
        assertThatThrownBy(() -> new FeatureSet(List.of(NEARNESS)))
                .hasMessage("a model needs a feature that is measured: metric=announced.load.ticks");
    }

    private static Model model() {
        return new Model(
                new ModelId("test", "v1"),
                new Provenance(0, 1, 0, 1, 1, 1, "random weights"),
                10_000,
                new CarryRules(3, 2),
                new FeatureSet(List.of(
                        new Feature("cpu", Transform.IDENTITY, 0.5f, 1),
                        new Feature("requests", Transform.SIGNED_LOG, 0, 1),
                        NEARNESS,
                        MULTIPLE)),
                Network.initial(NetworkSpec.forecaster(4, 2, 4, 1), 3),
                ScoreCalibration.neutral(4),
                List.of(FailureCalibration.neutral(18)),
                SelfTest.NONE);
    }
}
