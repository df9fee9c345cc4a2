package io.tocsin.engine.training;

import io.tocsin.engine.Predictor;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.learning.Example;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes examples of runs of consecutive ticks: the forecast head learns the tick that follows, unless the entity was failing in it, and of it what is
 * measured; the failure head learns whether a failure begins within each horizon.
 *
 * <p>Thread-safe.
 */
final class TickExamples {
    /** Longer runs are cut: more, shorter sequences shuffle better and fill a batch. */
    private static final int MAX_TICKS = 256;

    private final NetworkSpec spec;
    private final FeatureSet features;
    private final FailureLabels labels;

    TickExamples(NetworkSpec spec, FeatureSet features, FailureLabels labels) {
        this.spec = spec;
        this.features = features;
        this.labels = labels;
    }

    /** Cuts the series at their gaps and encodes the runs; a run of one tick has nothing to forecast and is left out. */
    List<Example> of(List<TickSeries> series) {
        List<Example> examples = new ArrayList<>();
        for (TickSeries one : series) {
            for (TickSeries run : one.select(features.metrics()).runs(MAX_TICKS)) {
                if (run.size() > 1) {
                    examples.add(example(run));
                }
            }
        }
        return examples;
    }

    private Example example(TickSeries run) {
        float[][] inputs = new float[run.size()][features.size()];
        for (int i = 0; i < inputs.length; i++) {
            features.encode(run.row(i), inputs[i]);
            for (int f = 0; f < inputs[i].length; f++) {
                // min and max keep NaN, the mark of a missing value.
                inputs[i][f] = Math.max(-Predictor.MAX_INPUT, Math.min(Predictor.MAX_INPUT, inputs[i][f]));
            }
        }
        List<float[][]> targets = new ArrayList<>();
        for (HeadSpec head : spec.heads()) {
            targets.add(head.name().equals(HeadSpec.FAILURE) ? failures(run) : nextTicks(run, inputs));
        }
        return new Example(inputs, targets);
    }

    private float[][] nextTicks(TickSeries run, float[][] inputs) {
        float[] unknown = new float[features.size()];
        Arrays.fill(unknown, Float.NaN);
        float[][] targets = new float[run.size()][];
        for (int i = 0; i < targets.length; i++) {
            boolean isKnown = i + 1 < targets.length && !labels.failing(run.entity(), run.tick(i + 1));
            targets[i] = isKnown ? measured(inputs[i + 1]) : unknown;
        }
        return targets;
    }

    private float[] measured(float[] input) {
        float[] measured = input.clone();
        for (int f = 0; f < measured.length; f++) {
            measured[f] = features.isContext(f) ? Float.NaN : measured[f];
        }
        return measured;
    }

    private float[][] failures(TickSeries run) {
        List<Integer> horizons = labels.horizonsTicks();
        float[][] targets = new float[run.size()][horizons.size()];
        for (int i = 0; i < targets.length; i++) {
            for (int h = 0; h < horizons.size(); h++) {
                targets[i][h] = switch (labels.target(run.entity(), run.tick(i), horizons.get(h))) {
                    case NO_FAILURE -> 0f;
                    case FAILURE -> 1f;
                    case UNKNOWN -> Float.NaN;
                };
            }
        }
        return targets;
    }
}
