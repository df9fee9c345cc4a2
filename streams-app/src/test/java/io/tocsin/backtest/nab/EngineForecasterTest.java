package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EngineForecasterTest {

    private static double[] sawtooth(int rows) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = row % 4 < 2 ? 1 : -1;
        }
        return values;
    }

    private static double meanSize(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).average().orElse(Double.NaN);
    }

    @Test
    void shouldForecastBetterThanNaiveWhatRepeats() {
        double[] values = sawtooth(400);

        assertThat(meanSize(new NaiveForecaster().learn(values))).isGreaterThan(0.9);
        assertThat(meanSize(new EngineForecaster(1).learn(values))).isLessThan(0.3);
    }

    @Test
    void shouldForecastNaivelyWithTooFewRowsToTrainOn() {
        double[] values = sawtooth(40);

        assertThat(new EngineForecaster(1).learn(values)).containsExactly(new NaiveForecaster().learn(values));
    }

    @Test
    void shouldLearnLaterWhatTheProbationWasTooShortFor() {
        EngineForecaster forecaster = new EngineForecaster(1);
        double[] values = sawtooth(600);
        forecaster.learn(Arrays.copyOf(values, 40));
        double[] residuals = new double[600];
        for (int row = 40; row < 600; row++) {
            residuals[row] = forecaster.residual(values[row]);
        }

        assertThat(meanSize(Arrays.copyOfRange(residuals, 40, 160))).isGreaterThan(0.9);
        assertThat(meanSize(Arrays.copyOfRange(residuals, 500, 600))).isLessThan(0.3);
    }
}
