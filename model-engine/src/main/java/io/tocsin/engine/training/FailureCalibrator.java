package io.tocsin.engine.training;

import io.tocsin.engine.Model;
import io.tocsin.engine.evaluation.EarlyWarning;
import io.tocsin.engine.evaluation.Ranking;
import io.tocsin.engine.evaluation.ReliabilityCurve;
import io.tocsin.engine.evaluation.WarningRun;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.PlattFit;
import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes probabilities of the failure head's logits, and finds for each horizon the probability from which an alert pays: the one that foretells most
 * failures with at most one false alarm in 1,000 ticks, all on ticks that the weights were not trained on.
 *
 * <p>Confined to one thread.
 */
final class FailureCalibrator {
    private static final double MIN_BOUNDARY = 0.05;
    private static final double MAX_BOUNDARY = 0.9;
    private static final float BOUNDARY_WITHOUT_FAILURES = 0.5f;
    /** A boundary has three digits: finer ones would make as many candidates as there are ticks. */
    private static final double BOUNDARY_STEPS = 1000;

    private static final double EXACT_STEPS = 0x1p40;

    private static final int RELIABILITY_BINS = 10;

    private final FailureLabels labels;
    private final int maxGapTicks;
    private final List<ForeseenSeries> foreseen;

    /**
     * Of logits.
     *
     * @param maxGapTicks after more missing ticks the model started afresh
     */
    FailureCalibrator(FailureLabels labels, int maxGapTicks, List<ForeseenSeries> foreseen) {
        this.labels = labels;
        this.maxGapTicks = maxGapTicks;
        this.foreseen = List.copyOf(foreseen);
    }

    /** Of what {@code neutral} says of {@code series}. */
    static FailureCalibrator of(Model neutral, FailureLabels labels, List<TickSeries> series) {
        List<ForeseenSeries> foreseen = new ArrayList<>();
        int horizons = labels.horizonsTicks().size();
        for (TickSeries one : series) {
            float[][] logits = new float[one.size()][];
            Verdicts.walk(neutral, List.of(one), (same, i, prediction) -> {
                logits[i] = new float[horizons];
                for (int h = 0; h < horizons; h++) {
                    logits[i][h] = prediction.failureLogit(h);
                }
            });
            foreseen.add(new ForeseenSeries(one, logits));
        }
        return new FailureCalibrator(labels, neutral.rules().maxGapTicks(), foreseen);
    }

    /** A calibration for each horizon. */
    List<FailureCalibration> calibrate() {
        List<FailureCalibration> platt = new ArrayList<>();
        for (int h = 0; h < labels.horizonsTicks().size(); h++) {
            Answers answers = answers(h);
            float[] fit = PlattFit.fit(answers.values, answers.before);
            platt.add(new FailureCalibration(
                    fit[0],
                    fit[1],
                    BOUNDARY_WITHOUT_FAILURES,
                    labels.horizonsTicks().get(h)));
        }
        foreseen.forEach(one -> one.calibrate(platt));
        List<FailureCalibration> bounded = new ArrayList<>();
        for (int h = 0; h < platt.size(); h++) {
            FailureCalibration unbounded = platt.get(h);
            bounded.add(answers(h).positives() == 0 ? unbounded : unbounded.withBoundary(boundary(h)));
        }
        return bounded;
    }

    private float boundary(int h) {
        EarlyWarning best = EarlyWarning.withinBudget(runs(h, BOUNDARY_STEPS));
        // Beyond all that was said it is the next step, as what was said has been rounded down.
        double boundary = best.found() == 0 ? best.threshold() + 1 / BOUNDARY_STEPS : best.threshold();
        return (float) Math.max(MIN_BOUNDARY, Math.min(MAX_BOUNDARY, boundary));
    }

    /** What {@code calibrations}, made by {@link #calibrate}, are worth on the ticks that they were made from. */
    List<TrainingReport.FailureReport> report(List<FailureCalibration> calibrations) {
        List<TrainingReport.FailureReport> reports = new ArrayList<>();
        for (int h = 0; h < calibrations.size(); h++) {
            Answers answers = answers(h);
            EarlyWarning warning = EarlyWarning.at(calibrations.get(h).boundary(), runs(h, EXACT_STEPS));
            reports.add(new TrainingReport.FailureReport(
                    calibrations.get(h).horizonTicks(),
                    answers.positives(),
                    Ranking.aucRoc(answers.values, answers.before),
                    calibrations.get(h).boundary(),
                    warning.failures(),
                    warning.found(),
                    warning.falseAlarms(),
                    warning.medianLeadTicks(),
                    ReliabilityCurve.ofEqualWidth(answers.values, answers.before, RELIABILITY_BINS)));
        }
        return reports;
    }

    private List<WarningRun> runs(int h, double steps) {
        return foreseen.stream()
                .flatMap(one -> one.runs(labels, h, maxGapTicks, steps).stream())
                .toList();
    }

    /** What was said at the ticks whose answer for one horizon is known: logits, or probabilities when there are any yet. */
    private record Answers(float[] values, boolean[] before) {
        int positives() {
            int positives = 0;
            for (boolean one : before) {
                positives += one ? 1 : 0;
            }
            return positives;
        }
    }

    private Answers answers(int h) {
        List<Float> values = new ArrayList<>();
        List<Boolean> before = new ArrayList<>();
        for (ForeseenSeries one : foreseen) {
            for (int i = 0; i < one.series().size(); i++) {
                FailureTarget target = labels.target(
                        one.series().entity(),
                        one.series().tick(i),
                        labels.horizonsTicks().get(h));
                if (one.said()[i] != null && target != FailureTarget.UNKNOWN) {
                    values.add(one.said()[i][h]);
                    before.add(target == FailureTarget.FAILURE);
                }
            }
        }
        float[] valueArray = new float[values.size()];
        boolean[] beforeArray = new boolean[valueArray.length];
        for (int i = 0; i < valueArray.length; i++) {
            valueArray[i] = values.get(i);
            beforeArray[i] = before.get(i);
        }
        return new Answers(valueArray, beforeArray);
    }
}
