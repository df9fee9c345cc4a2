package io.tocsin.backtest;

import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.replay.ReplayListener;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a replay gave, row by row: scores, forecasts in the metrics' own units, shares of the contributors, alerts.
 *
 * <p>Confined to one thread while the replay runs, thread-safe afterwards.
 */
public final class ReplayTrace implements ReplayListener {
    /** The band around a forecast: so many usual errors to either side. */
    private static final float BAND_ERRORS = 3f;

    private final Model model;
    private final double[] scores;
    private final double[] boundaries;
    private final float[][] expected;
    private final float[][] shares;
    private final List<AlertMark> alerts = new ArrayList<>();

    /** A change in the life of an incident, and the row it came with. */
    public record AlertMark(int row, Alert alert) {}

    ReplayTrace(Model model, TickSeries recording) {
        this.model = model;
        this.scores = new double[recording.size()];
        this.boundaries = new double[recording.size()];
        this.expected = new float[recording.size()][model.features().size()];
        this.shares = new float[recording.size()][model.features().size()];
    }

    @Override
    public void judged(int row, Score score, Prediction prediction) {
        scores[row] = score.getScore();
        boundaries[row] = score.getBoundary();
        prediction.contributors(0);
        for (int f = 0; f < expected[row].length; f++) {
            expected[row][f] = prediction.expected(f);
            shares[row][f] = prediction.share(f);
        }
    }

    @Override
    public void alerted(int row, Alert alert) {
        alerts.add(new AlertMark(row, alert));
    }

    public Model model() {
        return model;
    }

    /** {@code [rows]}, 1.0 = the model's boundary. The live array. */
    public double[] scores() {
        return scores;
    }

    /** {@code [rows]}, the score from which an alert was wanted. The live array. */
    public double[] boundaries() {
        return boundaries;
    }

    /** {@code [rows]}, the scores in boundaries in force: 1 and above where an alert was wanted. */
    public double[] levels() {
        double[] levels = new double[scores.length];
        Arrays.setAll(levels, this::level);
        return levels;
    }

    /** The score in boundaries in force. */
    public double level(int row) {
        return scores[row] / boundaries[row];
    }

    /** Whether an alert was wanted in {@code row}. */
    public boolean isBeyond(int row) {
        return scores[row] >= boundaries[row];
    }

    /** What was expected of a feature, in its own unit. */
    public float expected(int row, int feature) {
        return model.features().get(feature).decode(expected[row][feature]);
    }

    /** The lower (−1) or upper (+1) end of the band of the usual around the forecast, in the metric's own unit. */
    public float band(int row, int feature, int side) {
        Feature encoded = model.features().get(feature);
        float width = BAND_ERRORS * model.calibration().errorScale()[feature];
        return encoded.decode(expected[row][feature] + side * width);
    }

    /** The share of a feature in what was off, 0 to 1. */
    public float share(int row, int feature) {
        return shares[row][feature];
    }

    /** In the order of the ticks. */
    public List<AlertMark> alerts() {
        return List.copyOf(alerts);
    }

    /** How many incidents opened. */
    public long incidents() {
        return alerts.stream()
                .filter(mark -> mark.alert().getState() == AlertState.OPEN)
                .count();
    }

    /** The features by their shares over rows {@code [from, to)}, a row weighing as the square of its score; the heaviest first. */
    public int[] ranking(int from, int to) {
        double[] sums = new double[model.features().size()];
        for (int row = from; row < to; row++) {
            for (int f = 0; f < sums.length; f++) {
                sums[f] += shares[row][f] * scores[row] * scores[row];
            }
        }
        Integer[] order = new Integer[sums.length];
        Arrays.setAll(order, f -> f);
        Arrays.sort(order, (a, b) -> Double.compare(sums[b], sums[a]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
