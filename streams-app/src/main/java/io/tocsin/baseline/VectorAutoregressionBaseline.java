package io.tocsin.baseline;

import java.util.Arrays;

/**
 * A linear forecast of every feature from the last ticks of all: the root mean squared error of the forecast over the
 * features.
 *
 * <p>VAR(p), {@code x(t) = c + A₁ x(t−1) + … + Aₚ x(t−p)} (Sims 1980), fitted by ridge regression, for features are often copies of each
 * other. Cost of the fit: ticks · (p · features)² / 2.
 *
 * <p>Thread-safe.
 */
public final class VectorAutoregressionBaseline implements Baseline {
    /**
     * As a share of the number of ticks, whose features have a variance of 1, for each input: weak for one feature, strong for forty, among
     * which a looser fit finds a way to follow any failure and so forecasts better and detects worse.
     */
    private static final double PENALTY_PER_INPUT = 0.005;

    private final int lags;

    /** @param lags p, at least 1 */
    public VectorAutoregressionBaseline(int lags) {
        if (lags < 1) {
            throw new IllegalArgumentException("must be at least 1: lags=" + lags);
        }
        this.lags = lags;
    }

    @Override
    public String name() {
        return "VAR";
    }

    @Override
    public double[] scores(float[][] training, float[][] test) {
        Timeline timeline = Timeline.of(training, test);
        double[] inputs = new double[lags * timeline.features() + 1];
        RidgeRegression regression = new RidgeRegression(inputs.length, timeline.features());
        for (int t = lags; t < timeline.testStart(); t++) {
            gather(timeline, t, inputs);
            regression.add(inputs, timeline.tick(t));
        }
        double[][] weights = regression.weights(PENALTY_PER_INPUT * inputs.length);
        double[] forecast = new double[timeline.features()];
        return timeline.scoreTest(t -> {
            gather(timeline, t, inputs);
            forecast(inputs, weights, forecast);
            return rootMeanSquaredError(forecast, timeline.tick(t));
        });
    }

    /** The ticks before {@code t}, the newest first, and a 1 for the intercept; the first tick stands for those before it. */
    private void gather(Timeline timeline, int t, double[] inputs) {
        int next = 0;
        for (int lag = 1; lag <= lags; lag++) {
            for (float value : timeline.tick(Math.max(0, t - lag))) {
                inputs[next++] = value;
            }
        }
        inputs[next] = 1;
    }

    private static void forecast(double[] inputs, double[][] weights, double[] forecast) {
        Arrays.fill(forecast, 0);
        for (int i = 0; i < inputs.length; i++) {
            for (int j = 0; j < forecast.length; j++) {
                forecast[j] += inputs[i] * weights[i][j];
            }
        }
    }

    private static double rootMeanSquaredError(double[] forecast, float[] actual) {
        double sum = 0;
        for (int j = 0; j < forecast.length; j++) {
            double error = actual[j] - forecast[j];
            sum += error * error;
        }
        return Math.sqrt(sum / forecast.length);
    }
}
