package io.tocsin.engine.training;

import io.tocsin.engine.Predictor;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of consecutive ticks of one entity, encoded, with what is to be learned at each.
 *
 * <p>Immutable as long as nobody writes to the arrays. Thread-safe then.
 *
 * @param inputs {@code [ticks][features]} in the network's units, held within ±{@link Predictor#MAX_INPUT}, NaN where missing
 * @param usual {@code [ticks]}, false in a known failure: such a tick is no example of what to forecast
 * @param targets {@code [ticks]}
 */
record TrainingSequence(float[][] inputs, boolean[] usual, FailureTarget[] targets) {
    /** Longer runs are cut: more, shorter sequences shuffle better and fill a batch. */
    private static final int MAX_TICKS = 256;

    int size() {
        return inputs.length;
    }

    /** Cuts the series at their gaps and encodes the runs; a run of one tick has nothing to forecast and is left out. */
    static List<TrainingSequence> of(List<TickSeries> series, FeatureSet features, FailureLabels labels) {
        List<TrainingSequence> sequences = new ArrayList<>();
        for (TickSeries one : series) {
            for (TickSeries run : one.select(features.metrics()).runs(MAX_TICKS)) {
                if (run.size() > 1) {
                    sequences.add(encode(run, features, labels));
                }
            }
        }
        return sequences;
    }

    private static TrainingSequence encode(TickSeries run, FeatureSet features, FailureLabels labels) {
        int n = run.size();
        float[][] inputs = new float[n][features.size()];
        boolean[] usual = new boolean[n];
        FailureTarget[] targets = new FailureTarget[n];
        for (int i = 0; i < n; i++) {
            features.encode(run.row(i), inputs[i]);
            for (int f = 0; f < inputs[i].length; f++) {
                // min and max keep NaN, the mark of a missing value.
                inputs[i][f] = Math.max(-Predictor.MAX_INPUT, Math.min(Predictor.MAX_INPUT, inputs[i][f]));
            }
            usual[i] = !labels.failing(run.entity(), run.tick(i));
            targets[i] = labels.target(run.entity(), run.tick(i));
        }
        return new TrainingSequence(inputs, usual, targets);
    }
}
