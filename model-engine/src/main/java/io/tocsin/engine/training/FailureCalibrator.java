package io.tocsin.engine.training;

import io.tocsin.engine.Model;
import io.tocsin.engine.evaluation.Ranking;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.PlattFit;
import io.tocsin.engine.window.TickSeries;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a probability of the failure head's logit, and finds the probability from which an alert pays: the one with the best F1 on ticks that the
 * weights were not trained on.
 *
 * <p>Confined to one thread.
 */
final class FailureCalibrator {
    private static final float MIN_BOUNDARY = 0.2f;
    private static final float MAX_BOUNDARY = 0.9f;
    private static final float BOUNDARY_WITHOUT_FAILURES = 0.5f;

    private final FailureLabels labels;
    private float[] logits = new float[0];
    private boolean[] before = new boolean[0];

    FailureCalibrator(FailureLabels labels) {
        this.labels = labels;
    }

    FailureCalibration calibrate(Model model, List<TickSeries> series) {
        collect(model, series);
        float[] platt = PlattFit.fit(logits, before);
        FailureCalibration unbounded =
                new FailureCalibration(platt[0], platt[1], BOUNDARY_WITHOUT_FAILURES, labels.horizonTicks());
        float boundary = unbounded.probability(logitWithBestF1());
        return new FailureCalibration(
                platt[0], platt[1], Math.max(MIN_BOUNDARY, Math.min(MAX_BOUNDARY, boundary)), labels.horizonTicks());
    }

    private void collect(Model model, List<TickSeries> series) {
        int size = series.stream().mapToInt(TickSeries::size).sum();
        float[] allLogits = new float[size];
        boolean[] allBefore = new boolean[size];
        int[] count = new int[1];
        Verdicts.walk(model, series, (one, i, prediction) -> {
            FailureTarget target = labels.target(one.entity(), one.tick(i));
            if (target != FailureTarget.UNKNOWN) {
                allLogits[count[0]] = prediction.failureLogit();
                allBefore[count[0]++] = target == FailureTarget.FAILURE;
            }
        });
        logits = Arrays.copyOf(allLogits, count[0]);
        before = Arrays.copyOf(allBefore, count[0]);
    }

    private float logitWithBestF1() {
        int[] order = IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        int positives = positives();
        double bestF1 = 0;
        float best = 0;
        int hits = 0;
        for (int i = 0; i < order.length; i++) {
            hits += before[order[i]] ? 1 : 0;
            double f1 = 2.0 * hits / (i + 1 + positives);
            if (f1 > bestF1) {
                bestF1 = f1;
                best = logits[order[i]];
            }
        }
        return best;
    }

    private int positives() {
        int positives = 0;
        for (boolean one : before) {
            positives += one ? 1 : 0;
        }
        return positives;
    }

    /** What {@code calibration} is worth on the ticks it was made from. */
    TrainingReport.FailureReport report(FailureCalibration calibration, int failures) {
        int flagged = 0;
        int hits = 0;
        for (int i = 0; i < logits.length; i++) {
            if (calibration.probability(logits[i]) >= calibration.boundary()) {
                flagged++;
                hits += before[i] ? 1 : 0;
            }
        }
        int positives = positives();
        return new TrainingReport.FailureReport(
                failures,
                positives,
                Ranking.aucRoc(logits, before),
                calibration.boundary(),
                positives == 0 ? Double.NaN : (double) hits / positives,
                flagged == 0 ? Double.NaN : (double) hits / flagged);
    }
}
