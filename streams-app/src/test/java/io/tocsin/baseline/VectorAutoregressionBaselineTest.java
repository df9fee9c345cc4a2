package io.tocsin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VectorAutoregressionBaselineTest {
    @Test
    void shouldSolveTheNormalEquations() {
        RidgeRegression regression = new RidgeRegression(1, 2);
        regression.add(new double[] {1}, new float[] {2, 4});
        regression.add(new double[] {2}, new float[] {4, 8});

        // (5 + 1.5 · 2) w = 10 and 20.
        double[][] weights = regression.weights(1.5);

        assertThat(weights).hasDimensions(1, 2);
        assertThat(weights[0]).containsExactly(new double[] {1.25, 2.5}, within(1e-12));
    }

    @Test
    void shouldWeighNothingWhenItHasSeenNothing() {
        assertThat(new RidgeRegression(2, 1).weights(0.1)).isDeepEqualTo(new double[][] {{0}, {0}});
    }

    @Test
    void shouldLearnThatEveryTickIsTheOppositeOfTheLast() {
        float[][] training = Signals.column(1, -1, 1, -1, 1);

        double[] scores = new VectorAutoregressionBaseline(1).scores(training, Signals.column(1, -1));

        // Weight -4 / 4.04, so that -0.990099 is expected after 1.
        assertThat(scores[0]).isCloseTo(1.990099, within(1e-6));
        assertThat(scores[1]).isCloseTo(0.009901, within(1e-6));
    }

    @Test
    void shouldFindAWaveThatTurnsBack() {
        float[][] test = wave(480, 96);
        // From the slope down back to the slope up: no jump, no value that is not usual.
        for (int t = 56; t < 64; t++) {
            test[t][0] = test[112 - t][0];
        }

        double[] scores = new VectorAutoregressionBaseline(5).scores(wave(0, 480), test);

        assertThat(Signals.highest(Arrays.copyOf(scores, 64))).isBetween(57, 60);
    }

    private static float[][] wave(int firstTick, int size) {
        float[][] ticks = new float[size][1];
        for (int t = 0; t < size; t++) {
            ticks[t][0] = (float) Math.sin(2 * Math.PI * (firstTick + t) / Signals.PERIOD);
        }
        return ticks;
    }

    @Test
    void shouldSurviveTrainingShorterThanItsLags() {
        assertThat(new VectorAutoregressionBaseline(5).scores(Signals.column(1, 1), Signals.column(2)))
                .containsExactly(2);
    }
}
