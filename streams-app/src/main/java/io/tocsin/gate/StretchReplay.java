package io.tocsin.gate;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.training.FailureLabels;
import io.tocsin.engine.training.FailureTarget;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.replay.EntityReplay;
import io.tocsin.replay.ReplayListener;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import java.util.Set;

/**
 * Replays a stretch with one model, and sums up how it did.
 *
 * <p>Confined to one thread; used once.
 */
final class StretchReplay implements ReplayListener {
    private static final double WEEK_MS = 7 * 24 * 3600 * 1000.0;
    /** A perfect forecast has no logarithm. */
    private static final double LEAST_ERROR = 1e-3;

    private final Model model;
    private final TocsinConfig config;
    private final TrainingData stretch;
    private final FailureLabels labels;
    private final double[] errors;
    private final double[] changes;
    private final boolean[] isCompared;
    private TickSeries at;
    private long ticks;
    private long nonFinite;
    private double errorLogarithms;
    private long alarms;
    private double squares;
    private long probabilities;

    StretchReplay(Model model, TocsinConfig config, TrainingData stretch, Set<String> comparedMetrics) {
        this.model = model;
        this.config = config;
        this.stretch = stretch;
        this.labels = FailureLabels.of(
                stretch,
                model.failures().stream().map(failure -> failure.horizonTicks()).toList());
        this.at = stretch.series().get(0);
        this.errors = new double[model.features().size()];
        this.changes = new double[errors.length];
        this.isCompared = new boolean[errors.length];
        for (int f = 0; f < errors.length; f++) {
            isCompared[f] = comparedMetrics.contains(model.features().get(f).metric());
        }
    }

    StretchFigures run() {
        for (TickSeries one : stretch.series()) {
            at = one;
            new EntityReplay(model, one, config, this).run();
        }
        double weeks = ticks * model.tickDurationMs() / WEEK_MS;
        return new StretchFigures(
                ticks,
                nonFinite,
                Math.exp(errorLogarithms / (ticks - nonFinite)),
                forecastError(),
                alarms / weeks,
                labels.isEmpty() || probabilities == 0 ? Double.NaN : squares / probabilities);
    }

    private double forecastError() {
        double sum = 0;
        int count = 0;
        for (int f = 0; f < errors.length; f++) {
            if (isCompared[f] && changes[f] > 0) {
                sum += errors[f] / changes[f];
                count++;
            }
        }
        return sum / count;
    }

    @Override
    public void judged(int row, Score score, Prediction prediction) {
        if (prediction.warmingUp()) {
            return;
        }
        ticks++;
        float error = prediction.score() * model.calibration().boundary();
        if (!Float.isFinite(error)) {
            nonFinite++;
            return;
        }
        errorLogarithms += Math.log(Math.max(LEAST_ERROR, error));
        compareForecast(prediction);
        if (row >= 0) {
            compareFailures(at.tick(row), prediction);
        }
    }

    private void compareForecast(Prediction prediction) {
        for (int f = 0; f < errors.length; f++) {
            float residual = prediction.residuals()[f];
            float change = prediction.changes()[f];
            if (Float.isFinite(residual) && Float.isFinite(change)) {
                errors[f] += Math.abs(residual);
                changes[f] += Math.abs(change);
            }
        }
    }

    private void compareFailures(long tick, Prediction prediction) {
        for (int h = 0; h < labels.horizonsTicks().size(); h++) {
            FailureTarget target =
                    labels.target(at.entity(), tick, labels.horizonsTicks().get(h));
            if (target != FailureTarget.UNKNOWN) {
                double off = prediction.failureProbability(h) - (target == FailureTarget.FAILURE ? 1 : 0);
                squares += off * off;
                probabilities++;
            }
        }
    }

    @Override
    public void alerted(int row, Alert alert) {
        if (alert.getKind() == AlertKind.ANOMALY && alert.getState() == AlertState.OPEN) {
            alarms++;
        }
    }
}
