package io.tocsin.engine.training;

import io.tocsin.engine.Model;
import io.tocsin.engine.scoring.ScoreCalibration;
import io.tocsin.engine.scoring.TailFit;
import io.tocsin.engine.window.TickSeries;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the usual size of each residual, then the boundary that the smoothed error crosses as rarely as the budget of false alarms allows. Known
 * failures are left out of both.
 *
 * <p>Confined to one thread.
 */
final class ScoreCalibrator {
    private static final float SMOOTHING = 0.4f;
    /** A tenth of a metric's own standard deviation: a residual smaller than that is no news, however good the forecast is. */
    private static final double ERROR_SCALE_FLOOR = 0.1;
    /** One and a quarter of the usual error, below which nothing is an alert, however quiet the calibration part was. */
    private static final float BOUNDARY_FLOOR = 1.25f;

    private static final double WEEK_MS = 7 * 24 * 3600 * 1000.0;

    private final FailureLabels labels;
    private final TrainingSettings settings;

    ScoreCalibrator(FailureLabels labels, TrainingSettings settings) {
        this.labels = labels;
        this.settings = settings;
    }

    /** The root mean square of each residual of {@code model} over {@code series}. */
    ScoreCalibration errorScales(Model model, List<TickSeries> series) {
        int features = model.features().size();
        double[] sumOfSquares = new double[features];
        int[] counts = new int[features];
        Verdicts.walk(model, series, (one, i, prediction) -> {
            if (!labels.failing(one.entity(), one.tick(i))) {
                float[] residuals = prediction.residuals();
                for (int f = 0; f < features; f++) {
                    if (!Float.isNaN(residuals[f])) {
                        double bounded = Math.max(-10, Math.min(10, residuals[f]));
                        sumOfSquares[f] += bounded * bounded;
                        counts[f]++;
                    }
                }
            }
        });
        float[] scale = new float[features];
        for (int f = 0; f < features; f++) {
            double usual = counts[f] == 0 ? 1 : Math.sqrt(sumOfSquares[f] / counts[f]);
            scale[f] = (float) Math.max(usual, ERROR_SCALE_FLOOR);
        }
        return new ScoreCalibration(scale, SMOOTHING, 1f);
    }

    /** {@code calibration} with the boundary that its errors, as {@code model} makes them from tick {@code first} on, cross within budget. */
    ScoreCalibration boundary(Model model, ScoreCalibration calibration, List<TickSeries> series, long first) {
        float[] errors = new float[series.stream().mapToInt(TickSeries::size).sum()];
        int[] count = new int[1];
        Verdicts.walk(model, series, (one, i, prediction) -> {
            if (one.tick(i) >= first && !labels.failing(one.entity(), one.tick(i))) {
                errors[count[0]++] = prediction.score();
            }
        });
        double ticksPerWeek = WEEK_MS / model.tickDurationMs();
        double probability = Math.min(0.5, settings.falseAlarmsPerWeek() / ticksPerWeek);
        float level = TailFit.levelExceededWith(probability, Arrays.copyOf(errors, count[0]));
        return calibration.withBoundary(Math.max(level, BOUNDARY_FLOOR));
    }
}
