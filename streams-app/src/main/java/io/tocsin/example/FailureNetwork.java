package io.tocsin.example;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.learning.CrossEntropyLoss;
import io.tocsin.engine.learning.Example;
import io.tocsin.engine.learning.FitSettings;
import io.tocsin.engine.learning.LearningRate;
import io.tocsin.engine.learning.NetworkFitter;
import io.tocsin.engine.learning.Optimizer;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.SequencePass;
import io.tocsin.engine.network.TimeMajor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two layers of LSTM with two output states, no failure and failure, asked at every tick.
 *
 * <p>Confined to one thread.
 */
final class FailureNetwork {
    /** The last part of each training run says when to stop. */
    static final double TRAINING_SHARE = 0.75;

    private static final int LAYERS = 2;
    private static final float DROPOUT = 0.3f;
    private static final int SEQUENCE = 96;
    private static final int STRIDE = 48;
    private static final int BATCH = 8;
    private static final float LEARNING_RATE = 3e-3f;
    private static final float FAILURE_WEIGHT = 5f;

    private final FlashSaleSettings settings;

    FailureNetwork(FlashSaleSettings settings) {
        this.settings = settings;
    }

    Network train(List<RunInputs> runs, long seed, TrainingListener listener) {
        NetworkSpec spec = NetworkSpec.stack(
                        runs.get(0).inputs()[0].length,
                        Cell.LSTM,
                        LAYERS,
                        settings.hidden(),
                        List.of(HeadSpec.of(HeadSpec.FAILURE, Output.CLASSES, 2)))
                .withDropout(DROPOUT);
        List<Example> training = new ArrayList<>();
        List<Example> validation = new ArrayList<>();
        for (RunInputs run : runs) {
            int cut = (int) (run.size() * TRAINING_SHARE);
            addSequences(run, 0, cut, STRIDE, training);
            addSequences(run, cut, run.size(), SEQUENCE, validation);
        }
        return new NetworkFitter(
                        Network.initial(spec, seed),
                        List.of(new CrossEntropyLoss(new float[] {1f, FAILURE_WEIGHT})),
                        fitSettings(seed),
                        listener)
                .fit(training, validation);
    }

    private FitSettings fitSettings(long seed) {
        return new FitSettings(
                settings.epochs(),
                settings.epochs(),
                BATCH,
                SEQUENCE,
                Optimizer.Kind.ADAM,
                LearningRate.cosine(LEARNING_RATE),
                1f,
                0,
                seed,
                2);
    }

    private static void addSequences(RunInputs run, int from, int to, int stride, List<Example> examples) {
        for (int first = from; first < to; first += stride) {
            int end = Math.min(to, first + SEQUENCE);
            float[][] targets = new float[end - first][];
            for (int t = first; t < end; t++) {
                targets[t - first] = new float[] {run.targets()[t]};
            }
            examples.add(new Example(Arrays.copyOfRange(run.inputs(), first, end), List.<float[][]>of(targets)));
        }
    }

    /** The probability of a failure at each tick, the state carried through the whole run. */
    static float[] probabilities(Network network, RunInputs run) {
        int size = run.size();
        SequencePass pass = new SequencePass(new PreparedNetwork(network, Kernels.chosen()), size, 1);
        TimeMajor inputs = pass.inputs();
        for (int t = 0; t < size; t++) {
            System.arraycopy(run.inputs()[t], 0, inputs.values(), inputs.at(t), inputs.width());
        }
        pass.run(size, new NetworkState(network.spec()), null, null);
        float[] logits = pass.output(0).values();
        float[] probabilities = new float[size];
        for (int t = 0; t < size; t++) {
            probabilities[t] = (float) (1 / (1 + Math.exp(logits[2 * t] - logits[2 * t + 1])));
        }
        return probabilities;
    }
}
