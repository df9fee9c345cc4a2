package io.tocsin.backtest.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegressionsTest {

    @Test
    void shouldFindPlaneThroughPoints() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] x = new double[50][2];
        double[][] y = new double[50][2];
        for (int i = 0; i < x.length; i++) {
            x[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
            y[i] = new double[] {3 + 2 * x[i][0] - x[i][1], -x[i][0]};
        }

        double[] forecast = new RidgeForecast(x, y, 1e-9).apply(new double[] {10, 100});

        assertThat(forecast[0]).isCloseTo(-77, within(1e-5));
        assertThat(forecast[1]).isCloseTo(-10, within(1e-5));
    }

    @Test
    void shouldShrinkByPenalty() {
        // min ((1 − w)² + (−1 + w)²)/2 + 1·w² is at w = 1/2.
        double[] forecast =
                new RidgeForecast(new double[][] {{1}, {-1}}, new double[][] {{1}, {-1}}, 1).apply(new double[] {1});

        assertThat(forecast[0]).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void shouldMinimisePenalisedLogisticLoss() {
        // The derivative −σ(−w) + λw is 0 at w = 1 for λ = σ(−1).
        double penalty = 1 / (1 + Math.exp(1));

        double[] weights =
                PenalisedLogistic.fit(new double[][] {{1}, {-1}}, new boolean[] {true, false}, penalty, new double[2]);

        assertThat(weights[0]).isCloseTo(0, within(1e-5));
        assertThat(weights[1]).isCloseTo(1, within(1e-5));
    }

    @Test
    void shouldWeightBothClassesEqually() {
        double[] weights = PenalisedLogistic.fit(
                new double[][] {{0}, {0}, {0}, {0}}, new boolean[] {true, false, false, false}, 1, new double[2]);

        assertThat(weights[0]).isCloseTo(0, within(1e-6));
    }
}
