package io.tocsin.benchmarks.peers;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.kernel.Matrix;
import io.tocsin.engine.learning.Example;
import io.tocsin.engine.learning.FitSettings;
import io.tocsin.engine.learning.HuberLoss;
import io.tocsin.engine.learning.LearningRate;
import io.tocsin.engine.learning.NetworkFitter;
import io.tocsin.engine.learning.Optimizer;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.SequenceGradient;
import io.tocsin.engine.network.SequencePass;
import io.tocsin.engine.network.StepWorkspace;
import io.tocsin.engine.network.TimeMajor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What this engine does in the comparison. */
final class TocsinWork {
    private TocsinWork() {}

    static TimeMajor random(int time, int batch, int width) {
        TimeMajor all = TimeMajor.zeros(time, batch, width);
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < all.values().length; k++) {
            all.values()[k] = (float) random.nextDouble(-2, 2);
        }
        return all;
    }

    /** One step of a batch with carried state. */
    static Contender.Work step(Shape shape, Kernels kernels, int batch) {
        Network network = shape.network();
        PreparedNetwork prepared = new PreparedNetwork(network, kernels);
        NetworkState state = new NetworkState(network.spec(), batch);
        StepWorkspace workspace = new StepWorkspace(network, batch);
        TimeMajor input = random(1, batch, shape.inputs());
        return () -> prepared.step(input, 0, state, workspace);
    }

    /** The products of one step with the recurrent layers' weights, and nothing else. */
    static Contender.Work products(Shape shape, Kernels kernels, int batch) {
        int hidden = shape.hidden();
        List<Matrix> matrices = new ArrayList<>();
        for (int rows : new int[] {shape.inputs(), hidden, hidden, hidden}) {
            matrices.add(kernels.matrix(rows, 4 * hidden));
        }
        float[] x = random(1, batch, shape.inputs() + hidden).values();
        float[] out = new float[batch * 4 * hidden];
        return () -> {
            for (Matrix matrix : matrices) {
                matrix.addProducts(batch, x, 0, matrix.rows(), out, 0);
            }
        };
    }

    /** A whole window from a zero state. */
    static Contender.Work window(Shape shape, int time, int batch) {
        Network network = shape.network();
        PreparedNetwork prepared = new PreparedNetwork(network, Kernels.chosen());
        SequencePass pass = new SequencePass(prepared, time, batch);
        NetworkState state = new NetworkState(network.spec(), batch);
        float[] input = random(time, batch, shape.inputs()).values();
        System.arraycopy(input, 0, pass.inputs().values(), 0, input.length);
        return () -> {
            state.reset();
            pass.run(time, state, null, null);
        };
    }

    /** Forward, loss, back and Adam's update. */
    static Contender.Work training(Shape shape, int time, int batch) {
        Network network = shape.network();
        Network gradient = Network.zeros(network.spec());
        PreparedNetwork prepared = new PreparedNetwork(network, Kernels.chosen());
        SequencePass pass = new SequencePass(prepared, time, batch);
        SequenceGradient back = new SequenceGradient(prepared, pass, gradient);
        NetworkState state = new NetworkState(network.spec(), batch);
        Optimizer adam = Optimizer.Kind.ADAM.create(network.parameters());
        float[] targets = random(time, batch, shape.inputs()).values();
        System.arraycopy(targets, 0, pass.inputs().values(), 0, targets.length);
        HuberLoss loss = HuberLoss.squared();
        List<float[]> gradients = gradient.parameters();
        return () -> {
            gradients.forEach(array -> Arrays.fill(array, 0f));
            state.reset();
            pass.run(time, state, null, null);
            float[] outputs = pass.output(0).values();
            for (int at = 0; at < outputs.length; at += shape.inputs()) {
                loss.of(
                        outputs,
                        at,
                        shape.inputs(),
                        targets,
                        at,
                        back.dOutput(0).values());
            }
            back.run(time);
            adam.update(gradients, 1f / (time * batch), 1e-4f);
            prepared.weightsChanged();
            back.weightsChanged();
        };
    }

    /** One epoch of the trainer. */
    static Contender.Work epoch(Shape shape, int threads) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            float[][] rows = new float[64][];
            for (int t = 0; t < rows.length; t++) {
                rows[t] = random(1, 1, shape.inputs()).values();
            }
            examples.add(new Example(rows, List.<float[][]>of(rows)));
        }
        FitSettings settings =
                new FitSettings(1, 1, 16, 32, Optimizer.Kind.ADAM, LearningRate.constant(1e-4f), 1f, 0, 1, threads);
        return () -> new NetworkFitter(shape.network(), List.of(HuberLoss.squared()), settings, TrainingListener.SILENT)
                .fit(examples, List.of());
    }
}
