package io.tocsin.backtest.nab;

import java.util.Arrays;

/**
 * Judges rows by a forecast: when the probation is over the forecaster learns from it, the probation is replayed to get the usual size of
 * everything, and from then on each row is scored as it comes.
 *
 * <p>Confined to one thread.
 */
final class ForecastScorer implements StreamingScorer {
    private static final double MS_PER_HOUR = 3_600_000;

    private final Forecaster forecaster;
    private final long[] timesMs;
    private final double[] values;
    private final MultiScaleSurprise surprise = new MultiScaleSurprise();
    private ProbationScale scale;
    private SeasonalProfile season = new SeasonalProfile(1);
    private int rows;

    ForecastScorer(int probationRows, Forecaster forecaster) {
        this.forecaster = forecaster;
        this.timesMs = new long[probationRows];
        this.values = new double[probationRows];
        this.scale = ProbationScale.fit(new double[1]);
    }

    /** 0 throughout the probation. */
    @Override
    public double score(long timeMs, double value) {
        if (rows < values.length) {
            timesMs[rows] = timeMs;
            values[rows++] = value;
            if (rows == values.length) {
                endProbation();
            }
            return 0;
        }
        double scaled = scale.encode(value);
        return surprise.score(forecaster.residual(scaled), season.without(timeMs, scaled));
    }

    private void endProbation() {
        scale = ProbationScale.fit(values);
        season = new SeasonalProfile(MS_PER_HOUR / usualIntervalMs());
        double[] scaled = Arrays.stream(values).map(scale::encode).toArray();
        double[] residuals = forecaster.learn(scaled);
        for (int row = 0; row < rows; row++) {
            surprise.score(residuals[row], season.without(timesMs[row], scaled[row]));
        }
    }

    /** The median; at least a second, should timestamps stand still. */
    private double usualIntervalMs() {
        long[] intervals = new long[timesMs.length - 1];
        for (int row = 0; row < intervals.length; row++) {
            intervals[row] = timesMs[row + 1] - timesMs[row];
        }
        Arrays.sort(intervals);
        return intervals.length == 0 ? MS_PER_HOUR : Math.max(1000, intervals[intervals.length / 2]);
    }
}
