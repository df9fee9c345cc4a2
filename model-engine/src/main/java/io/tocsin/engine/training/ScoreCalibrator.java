package io.tocsin.engine.training;

import io.tocsin.engine.Model;
import io.tocsin.engine.scoring.ScoreCalibration;
import io.tocsin.engine.scoring.TailFit;
import io.tocsin.engine.window.TickSeries;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what is usual in ticks that the weights were not trained on: the size of each residual and change, what they come to together, and the
 * boundary that the smoothed error crosses as rarely as the budget of false alarms allows. Known failures are left out of all three.
 *
 * <p>Confined to one thread.
 */
final class ScoreCalibrator {
    /** About a dozen ticks: two minutes at ten seconds a tick. */
    private static final float SMOOTHING = 0.08f;
    /** One and a half of the usual error, below which nothing is an alert, however quiet the calibration part was. */
    private static final float BOUNDARY_FLOOR = 1.5f;
    /** What nothing ever deviated from is usual in any size above this. */
    private static final float LEAST_ENERGY = 1e-3f;

    private static final double WEEK_MS = 7 * 24 * 3600 * 1000.0;

    private final FailureLabels labels;
    private final TrainingSettings settings;

    ScoreCalibrator(FailureLabels labels, TrainingSettings settings) {
        this.labels = labels;
        this.settings = settings;
    }

    /**
     * The calibration of {@code model}'s scores, whatever its own is.
     *
     * @param series what the weights were not trained on
     * @param first number of the tick from which the boundary is found: before it, it was decided when to stop training
     */
    ScoreCalibration calibrate(Model model, List<TickSeries> series, long first) {
        ScoreCalibration scaled = scales(model, series);
        ScoreCalibration usual = usual(model.withCalibration(scaled, model.failures()), series);
        return boundary(model.withCalibration(usual, model.failures()), series, first);
    }

    private ScoreCalibration scales(Model model, List<TickSeries> series) {
        UsualSizes errors = new UsualSizes(model.features().size());
        UsualSizes changes = new UsualSizes(model.features().size());
        Verdicts.walk(model, series, (one, i, prediction) -> {
            if (!labels.failing(one.entity(), one.tick(i))) {
                errors.add(prediction.residuals());
                changes.add(prediction.changes());
            }
        });
        return new ScoreCalibration(errors.sizes(), changes.sizes(), 1f, 1f, SMOOTHING, 1f);
    }

    private ScoreCalibration usual(Model model, List<TickSeries> series) {
        ScoreCalibration calibration = model.calibration();
        double[] sums = new double[2];
        int[] ticks = new int[1];
        Verdicts.walk(model, series, (one, i, prediction) -> {
            float error = ScoreCalibration.energy(prediction.residuals(), calibration.errorScale());
            float change = ScoreCalibration.energy(prediction.changes(), calibration.changeScale());
            if (!labels.failing(one.entity(), one.tick(i)) && !Float.isNaN(error) && !Float.isNaN(change)) {
                sums[0] += error;
                sums[1] += change;
                ticks[0]++;
            }
        });
        float error = (float) (sums[0] / Math.max(1, ticks[0]));
        float change = (float) (sums[1] / Math.max(1, ticks[0]));
        return calibration.withUsual(Math.max(LEAST_ENERGY, error), Math.max(LEAST_ENERGY, change));
    }

    private ScoreCalibration boundary(Model model, List<TickSeries> series, long first) {
        float[] errors = new float[series.stream().mapToInt(TickSeries::size).sum()];
        int[] count = new int[1];
        Verdicts.walk(model, series, (one, i, prediction) -> {
            if (one.tick(i) >= first && !labels.failing(one.entity(), one.tick(i))) {
                errors[count[0]++] = prediction.score();
            }
        });
        double ticksPerWeek = WEEK_MS / model.tickDurationMs();
        double alarmsPerTick = Math.min(0.5, settings.falseAlarmsPerWeek() / ticksPerWeek);
        float level = TailFit.level(alarmsPerTick, Arrays.copyOf(errors, count[0]));
        return model.calibration().withBoundary(Math.max(level, BOUNDARY_FLOOR));
    }
}
