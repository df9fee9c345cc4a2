package io.tocsin.engine.training;

import io.tocsin.engine.evaluation.WarningRun;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * A series and what the failure head said at each of its ticks.
 *
 * <p>Confined to one thread.
 *
 * @param said {@code [ticks][horizons]}, logits until {@link #calibrate} makes probabilities of them; null while warming up
 */
record ForeseenSeries(TickSeries series, float[][] said) {

    /** Makes probabilities of the logits, as {@link io.tocsin.engine.Predictor} does. */
    void calibrate(List<FailureCalibration> calibrations) {
        for (float[] one : said) {
            if (one != null) {
                for (int h = 0; h < one.length; h++) {
                    one[h] = calibrations.get(h).probability(one[h]);
                }
                FailureCalibration.makeMonotone(one);
            }
        }
    }

    /**
     * The probabilities of horizon {@code h} run by run, cut where the model starts afresh; 0 where nothing was said.
     *
     * @param steps of a probability, to which it is rounded down
     */
    List<WarningRun> runs(FailureLabels labels, int h, int maxGapTicks, double steps) {
        List<WarningRun> runs = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= series.size(); i++) {
            if (i == series.size() || series.tick(i) - series.tick(i - 1) - 1 > maxGapTicks) {
                runs.add(run(labels, h, first, i, steps));
                first = i;
            }
        }
        return runs;
    }

    private WarningRun run(FailureLabels labels, int h, int first, int end, double steps) {
        long from = series.tick(first);
        long to = series.tick(end - 1) + 1;
        double[] scores = new double[(int) (to - from)];
        for (int i = first; i < end; i++) {
            float[] one = said[i];
            scores[(int) (series.tick(i) - from)] = one == null ? 0 : Math.floor(one[h] * steps) / steps;
        }
        return new WarningRun(
                scores,
                labels.within(series.entity(), from, to),
                labels.horizonsTicks().get(h));
    }
}
