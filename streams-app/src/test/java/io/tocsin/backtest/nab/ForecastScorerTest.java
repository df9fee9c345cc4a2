package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastScorerTest {
    private static final int PROBATION = 300;
    private static final int ROWS = 1000;

    private static double[] noisyWave(int rows) {
        Random random = new Random(11);
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = 50 + 10 * Math.sin(row / 20.0) + random.nextGaussian();
        }
        return values;
    }

    private static double[] scores(Forecaster forecaster, double[] values) {
        ForecastScorer scorer = new ForecastScorer(PROBATION, forecaster);
        double[] scores = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            scores[row] = scorer.score(300_000L * row, values[row]);
        }
        return scores;
    }

    @Test
    void shouldAlarmAtAJumpAndNotBeforeIt() {
        double[] values = noisyWave(ROWS);
        for (int row = 800; row < 860; row++) {
            values[row] += 60;
        }

        int[] alarms = AlarmPolicy.ONE_IN_A_THOUSAND.alarms(scores(new EngineForecaster(1), values), PROBATION);

        assertThat(alarms).contains(800);
        assertThat(Arrays.stream(alarms).filter(row -> row < 800).count()).isLessThanOrEqualTo(2);
    }

    @Test
    void shouldNotKnowTheFuture() {
        double[] values = noisyWave(ROWS);
        double[] otherFuture = values.clone();
        Arrays.fill(otherFuture, 700, ROWS, -1000);

        double[] scores = scores(new EngineForecaster(1), values);
        double[] others = scores(new EngineForecaster(1), otherFuture);

        assertThat(Arrays.copyOf(others, 700)).containsExactly(Arrays.copyOf(scores, 700));
        assertThat(others[700]).isNotEqualTo(scores[700]);
    }

    @Test
    void shouldGiveTheSameNumbersForTheSameSeed() {
        double[] values = noisyWave(ROWS);

        assertThat(scores(new EngineForecaster(5), values)).containsExactly(scores(new EngineForecaster(5), values));
    }

    @Test
    void shouldSayNothingInTheProbation() {
        assertThat(Arrays.copyOf(scores(new NaiveForecaster(), noisyWave(ROWS)), PROBATION))
                .containsOnly(0.0);
    }

    @Test
    void shouldStandASeriesThatNeverMoves() {
        double[] flat = new double[ROWS];
        Arrays.fill(flat, 3.5);

        assertThat(scores(new EngineForecaster(1), flat)).containsOnly(0.0);
    }
}
