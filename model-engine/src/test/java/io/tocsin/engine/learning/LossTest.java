package io.tocsin.engine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
    private static final float NAN = Float.NaN;

    @Test
    void shouldBeQuadraticForSmallErrorsAndLinearForLargeOnes() {
        float[] gradient = new float[3];
        double loss = new HuberLoss(1f).of(new float[] {0.5f, 3f, 9f}, 0, 3, new float[] {0f, 0f, NAN}, 0, gradient);
        assertThat(loss).isEqualTo((0.125 + 2.5) / 2);
        assertThat(gradient).containsExactly(0.25f, 0.5f, 0f);
    }

    @Test
    void shouldBeHalfTheMeanSquaredErrorWithAnInfiniteDelta() {
        float[] gradient = new float[2];
        double loss = HuberLoss.squared().of(new float[] {3f, -4f}, 0, 2, new float[] {0f, 0f}, 0, gradient);
        assertThat(loss).isEqualTo(6.25);
        assertThat(gradient).containsExactly(1.5f, -2f);
    }

    @Test
    void shouldWeighWhatLiesBelowAQuantileByItsLevel() {
        float[] gradient = new float[2];
        QuantileLoss loss = new QuantileLoss(List.of(0.1f, 0.9f));
        assertThat(loss.targetWidth(2)).isEqualTo(1);
        assertThat(loss.of(new float[] {1f, 1f}, 0, 2, new float[] {3f}, 0, gradient))
                .isCloseTo((0.2 + 1.8) / 2, within(1e-6));
        assertThat(gradient).containsExactly(new float[] {-0.05f, -0.45f}, within(1e-6f));
    }

    @Test
    void shouldWeighTheCrossEntropyByTheTrueClass() {
        float[] gradient = new float[2];
        CrossEntropyLoss loss = new CrossEntropyLoss(new float[] {1f, 4f});
        assertThat(loss.of(new float[] {0f, 0f}, 0, 2, new float[] {1f}, 0, gradient))
                .isCloseTo(4 * Math.log(2), within(1e-6));
        assertThat(gradient).containsExactly(2f, -2f);
        assertThatThrownBy(() -> loss.of(new float[2], 0, 2, new float[] {2f}, 0, gradient))
                .hasMessage("must be 0 to 1: class=2");
    }

    @Test
    void shouldStayFiniteForLogitsThatAreSure() {
        float[] gradient = new float[2];
        assertThat(CrossEntropyLoss.of(2).of(new float[] {-500f, 500f}, 0, 2, new float[] {0f}, 0, gradient))
                .isEqualTo(1000.0);
        assertThat(new EventLoss(1f).of(new float[] {-500f, 500f}, 0, 2, new float[] {1f, NAN}, 0, gradient))
                .isEqualTo(500.0);
    }

    @Test
    void shouldWeighEachEventByItsOwnWeight() {
        float[] gradient = new float[2];
        assertThat(new EventLoss(4f, 2f).of(new float[2], 0, 2, new float[] {1f, 1f}, 0, gradient))
                .isCloseTo(3 * Math.log(2), within(1e-6));
        assertThat(gradient).containsExactly(-1f, -0.5f);
        assertThat(new WeightedLoss(new EventLoss(4f, 2f), 0.5f)
                        .of(new float[2], 0, 2, new float[] {1f, 1f}, 0, gradient))
                .isCloseTo(1.5 * Math.log(2), within(1e-6));
        assertThat(gradient).containsExactly(-0.5f, -0.25f);
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of(new HuberLoss(0.7f), new float[] {0.3f, NAN, -1.2f, 0.4f}),
                Arguments.of(HuberLoss.squared(), new float[] {0.3f, 2f, -1.2f, 0.4f}),
                Arguments.of(new QuantileLoss(List.of(0.05f, 0.5f)), new float[] {0.35f, -0.4f}),
                Arguments.of(new CrossEntropyLoss(new float[] {1, 2, 0.5f, 3}), new float[] {3f}),
                Arguments.of(new EventLoss(5f), new float[] {1, 0, NAN, 1}),
                Arguments.of(new EventLoss(5f, 2f, 1f, 3f), new float[] {1, 0, NAN, 1}),
                Arguments.of(new WeightedLoss(new EventLoss(5f), 0.25f), new float[] {1, 0, NAN, 1}),
                Arguments.of(new WeightedLoss(CrossEntropyLoss.of(4), 3f), new float[] {2}));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void shouldTellTheSlopeOfTheLoss(Loss loss, float[] target) {
        float[] output = {9f, 0.5f, -0.25f, 1.5f, 0.75f};
        float[] gradient = new float[5];
        loss.of(output, 1, 4, target, 0, gradient);
        for (int j = 1; j < 5; j++) {
            float original = output[j];
            output[j] = original + 0.0078125f;
            double up = loss.of(output, 1, 4, target, 0, new float[5]);
            output[j] = original - 0.0078125f;
            double down = loss.of(output, 1, 4, target, 0, new float[5]);
            output[j] = original;
            assertThat((double) gradient[j]).as("output " + j).isCloseTo((up - down) / 0.015625, within(1e-3));
        }
    }
}
