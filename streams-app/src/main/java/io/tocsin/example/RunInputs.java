package io.tocsin.example;

import io.tocsin.engine.Predictor;
import io.tocsin.engine.features.FeatureFit;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A run as networks and regressions see it: metrics and schedule, standardised, a missing value replaced by the last one, held within ±6.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param inputs {@code [ticks][features]}
 * @param targets {@code [ticks]}, as {@link FailureTargets} has them
 */
record RunInputs(ShopRun run, float[][] inputs, float[] targets) {

    /** Features and their scaling from the first {@code share} of each of these runs. */
    static FeatureSet fit(List<ShopRun> runs, double share) {
        List<TickSeries> series = new ArrayList<>();
        for (ShopRun run : runs) {
            int size = (int) (run.size() * share);
            series.add(new TickSeries(
                    run.name(),
                    ScheduleColumns.names(run),
                    LongStream.range(0, size).toArray(),
                    Arrays.copyOf(ScheduleColumns.beside(run), size)));
        }
        return FeatureFit.fit(series);
    }

    static RunInputs of(ShopRun run, FeatureSet features, int horizonTicks) {
        long[] ticks = LongStream.range(0, run.size()).toArray();
        TickSeries series = new TickSeries(run.name(), ScheduleColumns.names(run), ticks, ScheduleColumns.beside(run))
                .select(features.metrics());
        float[][] inputs = new float[run.size()][features.size()];
        for (int t = 0; t < inputs.length; t++) {
            features.encode(series.row(t), inputs[t]);
            for (int k = 0; k < inputs[t].length; k++) {
                float before = t == 0 ? 0f : inputs[t - 1][k];
                float value = Float.isNaN(inputs[t][k]) ? before : inputs[t][k];
                inputs[t][k] = Math.max(-Predictor.MAX_INPUT, Math.min(Predictor.MAX_INPUT, value));
            }
        }
        return new RunInputs(run, inputs, FailureTargets.of(run, horizonTicks));
    }

    int size() {
        return inputs.length;
    }
}
