package io.tocsin.engine.training;

import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.learning.EpochReport;
import io.tocsin.engine.window.TickSeries;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Judges a finished model on the calibration part, beside the naive forecast "as the tick before".
 *
 * <p>Confined to one thread; used once.
 */
final class ReportWalk {
    /** Errors count up to this many standard deviations, so that one outage does not decide the comparison. */
    private static final double MAX_ERROR = 10;

    private final Model model;
    private final FailureLabels labels;
    private final TimeSplit split;
    private final float[] before;
    private double squares;
    private double naiveSquares;
    private long values;
    private int ticks;
    private int falseAlarmTicks;
    private final DoubleStream.Builder scores = DoubleStream.builder();

    ReportWalk(Model model, FailureLabels labels, TimeSplit split) {
        this.model = model;
        this.labels = labels;
        this.split = split;
        this.before = new float[model.features().size()];
    }

    TrainingReport report(
            List<TickSeries> later,
            List<EpochReport> epochs,
            long trainingTicks,
            List<TrainingReport.FailureReport> failures) {
        Verdicts.walk(model, later, this::visit);
        return new TrainingReport(
                epochs,
                trainingTicks,
                ticks,
                squares / Math.max(1, values),
                naiveSquares / Math.max(1, values),
                falseAlarmTicks,
                ScoreQuantile.of(scores.build().toArray()),
                failures);
    }

    private void visit(TickSeries series, int index, Prediction prediction) {
        boolean counts = index > 0
                && series.tick(index) >= split.calibration()
                && !labels.failing(series.entity(), series.tick(index));
        float[] residuals = prediction.residuals();
        for (int f = 0; f < before.length; f++) {
            float value = prediction.expected(f) + residuals[f];
            if (counts && !Float.isNaN(value - before[f])) {
                squares += square(residuals[f]);
                naiveSquares += square(value - before[f]);
                values++;
            }
            before[f] = value;
        }
        if (counts) {
            ticks++;
            scores.add(prediction.score());
            falseAlarmTicks += prediction.score() >= 1 ? 1 : 0;
        }
    }

    private static double square(float error) {
        double bounded = Math.max(-MAX_ERROR, Math.min(MAX_ERROR, error));
        return bounded * bounded;
    }
}
