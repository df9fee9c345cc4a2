package io.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.kernel.Kernels;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PredictorTest {
    private final Model model = Models.random("v1", 3, true, 7);
    private final Predictor predictor = new Predictor(model, Kernels.chosen());
    private final EntityState state = new EntityState(model.network().spec());
    private final Prediction prediction = new Prediction(model);

    private void step(long tick, float... raw) {
        predictor.step(tick, raw, state, prediction);
    }

    @Test
    void shouldNotScoreWhileWarmingUp() {
        step(100, 1, 2, 3);
        assertThat(prediction.warmingUp()).isTrue();
        assertThat(prediction.score()).isZero();
        assertThat(prediction.failureProbability(0)).isNaN();
        assertThat(prediction.urgentHorizon()).isEqualTo(-1);
        step(101, 1, 2, 3);
        assertThat(prediction.warmingUp()).isTrue();
        step(102, 1, 2, 3);
        assertThat(prediction.warmingUp()).isFalse();
        assertThat(prediction.score()).isPositive();
        assertThat(prediction.failureProbability(0)).isBetween(0f, 1f);
        assertThat(prediction.urgentHorizon()).isBetween(0, 2);
    }

    @Test
    void shouldScoreAWildTickHigherAndNameItsMetric() {
        for (int t = 0; t < 10; t++) {
            step(t, 1, 2, 3);
        }
        float usual = prediction.score();
        step(10, 1, 2, 300);
        assertThat(prediction.score()).isGreaterThan(3 * usual);
        assertThat(prediction.contributors(2)[0]).isEqualTo(2);
        assertThat(prediction.share(2)).isGreaterThan(0.9f);
    }

    @Test
    void shouldLeaveAMissingMetricOutOfScoreAndContributors() {
        for (int t = 0; t < 10; t++) {
            step(t, 1, 2, 3);
        }
        step(10, 1, Float.NaN, 3);
        assertThat(prediction.residuals()[1]).isNaN();
        assertThat(prediction.score()).isFinite();
        assertThat(prediction.contributors(3)).doesNotContain(1);
    }

    @Test
    void shouldGiveFiniteScoresWhenMetricsNeverCome() {
        for (int masked = 0; masked < 3; masked++) {
            state.reset();
            for (int t = 0; t < 500; t++) {
                float[] raw = {1 + (float) Math.sin(t), 2, t == 300 ? 300 : 3};
                raw[masked] = Float.NaN;
                step(t, raw);
                assertThat(prediction.score()).as("score at tick %d", t).isFinite();
                assertThat(prediction.residuals()[masked]).isNaN();
                if (!prediction.warmingUp()) {
                    assertThat(prediction.failureProbability(0)).isBetween(0f, 1f);
                }
            }
            assertThat(prediction.contributors(3)).doesNotContain(masked);
        }
    }

    @Test
    void shouldJudgeATickWithNothingInItAsUnsurprising() {
        for (int t = 0; t < 10; t++) {
            step(t, 1, 2, 3);
        }
        step(10, Float.NaN, Float.NaN, Float.NaN);
        assertThat(prediction.contributors(3)).isEmpty();
        assertThat(prediction.score()).isFinite();
    }

    @Test
    void shouldCrossAShortGapOnItsOwnForecasts() {
        for (int t = 0; t < 10; t++) {
            step(t, 1, 2, 3);
        }
        step(13, 1, 2, 3);
        assertThat(prediction.warmingUp()).isFalse();
    }

    @Test
    void shouldStartAfreshAfterALongGap() {
        for (int t = 0; t < 10; t++) {
            step(t, 1, 2, 3);
        }
        step(14, 1, 2, 3);
        assertThat(prediction.warmingUp()).isTrue();
        EntityState fresh = new EntityState(model.network().spec());
        Prediction first = new Prediction(model);
        new Predictor(model, Kernels.chosen()).step(14, new float[] {1, 2, 3}, fresh, first);
        assertThat(bytes(state)).isEqualTo(bytes(fresh));
    }

    @Test
    void shouldRefuseATickThatIsNotAfterTheLast() {
        step(5, 1, 2, 3);
        assertThatThrownBy(() -> step(5, 1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ticks must increase: tick=5 last=5");
    }

    @Test
    void shouldGoOnToTheBitAfterItsStateWasStored() {
        EntityState other = new EntityState(model.network().spec());
        Prediction otherPrediction = new Prediction(model);
        Predictor otherPredictor = new Predictor(model, Kernels.chosen());
        for (int t = 0; t < 40; t++) {
            float[] raw = {(float) Math.sin(t), t % 7, t == 20 ? Float.NaN : 3};
            predictor.step(t, raw, state, prediction);
            otherPredictor.step(t, raw, other, otherPrediction);
            assertThat(otherPrediction.score()).isEqualTo(prediction.score());
            EntityState restored = new EntityState(model.network().spec());
            restored.readFrom(ByteBuffer.wrap(bytes(other)));
            other = restored;
        }
    }

    private byte[] bytes(EntityState of) {
        ByteBuffer buffer =
                ByteBuffer.allocate(EntityState.bytes(model.network().spec()));
        of.writeTo(buffer);
        assertThat(buffer.remaining()).isZero();
        return buffer.array();
    }
}
