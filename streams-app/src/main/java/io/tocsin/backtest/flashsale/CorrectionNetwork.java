package io.tocsin.backtest.flashsale;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.learning.Example;
import io.tocsin.engine.learning.FitSettings;
import io.tocsin.engine.learning.HuberLoss;
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
import java.util.List;

/**
 * A recurrent network that learns what the linear forecast of strain leaves over: its state is carried through a whole run, and its outputs are added to
 * the linear ones.
 *
 * <p>Confined to one thread.
 */
final class CorrectionNetwork {
    private static final int HIDDEN = 12;
    private static final int SEQUENCE = 96;
    private static final int STRIDE = 64;
    /** Before that the state knows too little of the run. */
    private static final int FIRST_COUNTED = 16;

    private static final int SHORTEST = 2 * FIRST_COUNTED;
    private static final int EPOCHS = 8;
    private static final int BATCH = 16;
    private static final float LEARNING_RATE = 3e-3f;
    private static final float OUTLIER = 2f;

    private final Network network;

    private CorrectionNetwork(Network network) {
        this.network = network;
    }

    /**
     * Learns from the ticks of {@code mask}.
     *
     * @param inputs a run each, {@code [ticks][features]}
     * @param residuals a run each, {@code [ticks][outputs]}
     */
    static CorrectionNetwork train(List<float[][]> inputs, List<float[][]> residuals, TickMask mask, long seed) {
        int features = inputs.get(0)[0].length;
        int outputs = residuals.get(0)[0].length;
        List<Example> examples = examples(inputs, residuals, mask);
        Network initial = Network.initial(
                NetworkSpec.stack(
                        features, Cell.LSTM, 1, HIDDEN, List.of(HeadSpec.of("strain", Output.VALUES, outputs))),
                seed);
        return new CorrectionNetwork(
                new NetworkFitter(initial, List.of(new HuberLoss(OUTLIER)), settings(seed), TrainingListener.SILENT)
                        .fit(examples, List.of()));
    }

    private static FitSettings settings(long seed) {
        return new FitSettings(
                EPOCHS,
                EPOCHS,
                BATCH,
                SEQUENCE,
                Optimizer.Kind.ADAM,
                LearningRate.cosine(LEARNING_RATE),
                1f,
                FIRST_COUNTED,
                seed,
                2);
    }

    private static List<Example> examples(List<float[][]> inputs, List<float[][]> residuals, TickMask mask) {
        List<Example> examples = new ArrayList<>();
        for (int r = 0; r < inputs.size(); r++) {
            int size = inputs.get(r).length;
            int from = 0;
            while (from < size) {
                int end = from;
                while (end < size && mask.has(r, end)) {
                    end++;
                }
                addSequences(inputs.get(r), residuals.get(r), from, end, examples);
                from = end + 1;
            }
        }
        return examples;
    }

    private static void addSequences(float[][] x, float[][] y, int from, int end, List<Example> examples) {
        for (int first = from; end - first >= SHORTEST; first += STRIDE) {
            int last = Math.min(end, first + SEQUENCE);
            examples.add(new Example(
                    java.util.Arrays.copyOfRange(x, first, last),
                    List.<float[][]>of(java.util.Arrays.copyOfRange(y, first, last))));
        }
    }

    /** What it adds at each tick of a run, {@code [ticks][outputs]}. */
    float[][] apply(float[][] inputs) {
        int size = inputs.length;
        SequencePass pass = new SequencePass(new PreparedNetwork(network, Kernels.chosen()), size, 1);
        TimeMajor x = pass.inputs();
        for (int t = 0; t < size; t++) {
            System.arraycopy(inputs[t], 0, x.values(), x.at(t), x.width());
        }
        pass.run(size, new NetworkState(network.spec()), null, null);
        TimeMajor output = pass.output(0);
        float[][] values = new float[size][output.width()];
        for (int t = 0; t < size; t++) {
            System.arraycopy(output.values(), output.at(t), values[t], 0, output.width());
        }
        return values;
    }
}
