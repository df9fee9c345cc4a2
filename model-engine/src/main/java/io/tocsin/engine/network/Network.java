package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Stacked LSTM layers with carried state, and two heads on the last of them: the forecast of the next input vector, and the logits of "no
 * failure, failure" within the horizon.
 *
 * <p>The forecast has a linear part of its own, {@code persistence ∘ x}: how much of each feature simply stays (the autoregressive component of
 * LSTNet, Lai et al. 2018). The recurrent part learns what that leaves over, so that a slow metric costs it nothing.
 *
 * <p>Thread-safe for steps, as each caller brings its own state and workspace. A trainer owns the arrays of the network that it trains.
 *
 * @param spec the shape
 * @param layers one a level; the h of one is the x of the next
 * @param forecast from the last h to the next input vector
 * @param persistence {@code [features]}, how much of each input its forecast takes over
 * @param failure from the last h to {@value #FAILURE_STATES} logits; absent when the spec has no failure head
 */
public record Network(
        NetworkSpec spec,
        List<LstmLayer> layers,
        DenseLayer forecast,
        float[] persistence,
        @Nullable DenseLayer failure) {
    /** No failure, failure. */
    public static final int FAILURE_STATES = 2;

    public Network {
        layers = List.copyOf(layers);
        if (layers.size() != spec.layers()) {
            throw new IllegalArgumentException("wrong shape: layers=" + layers.size() + ", spec says " + spec.layers());
        }
        for (int i = 0; i < layers.size(); i++) {
            LstmLayer layer = layers.get(i);
            requireSame("inputs of layer " + i, layer.inputs(), spec.inputsOf(i));
            requireSame("hidden of layer " + i, layer.hidden(), spec.hidden());
        }
        requireSame("inputs of the forecast head", forecast.inputs(), spec.hidden());
        requireSame("outputs of the forecast head", forecast.outputs(), spec.features());
        Shapes.requireLength("persistence", persistence, spec.features());
        if ((failure != null) != spec.failureHead()) {
            throw new IllegalArgumentException(
                    "wrong shape: failure head present=" + (failure != null) + ", spec says " + spec.failureHead());
        }
        if (failure != null) {
            requireSame("inputs of the failure head", failure.inputs(), spec.hidden());
            requireSame("outputs of the failure head", failure.outputs(), FAILURE_STATES);
        }
    }

    private static void requireSame(String name, int actual, int needed) {
        if (actual != needed) {
            throw new IllegalArgumentException("wrong shape: " + name + "=" + actual + ", needs " + needed);
        }
    }

    /** A network of zeros, to be filled or used as the gradient of another. */
    public static Network zeros(NetworkSpec spec) {
        List<LstmLayer> layers = new ArrayList<>();
        for (int i = 0; i < spec.layers(); i++) {
            layers.add(LstmLayer.zeros(spec.inputsOf(i), spec.hidden()));
        }
        DenseLayer failure = spec.failureHead() ? DenseLayer.zeros(spec.hidden(), FAILURE_STATES) : null;
        DenseLayer forecast = DenseLayer.zeros(spec.hidden(), spec.features());
        return new Network(spec, layers, forecast, new float[spec.features()], failure);
    }

    /**
     * A network to start training from: weights uniform in ±√(1 / hidden), biases zero but for the forget gate's, which is 1 so that the cell
     * remembers until it learns to forget (Jozefowicz et al. 2015), and the persistence 1, so that it starts as the naive forecast.
     */
    public static Network initial(NetworkSpec spec, long seed) {
        Network network = zeros(spec);
        SplittableRandom random = new SplittableRandom(seed);
        double bound = Math.sqrt(1.0 / spec.hidden());
        for (LstmLayer layer : network.layers) {
            fill(layer.weights(), random, bound);
            Arrays.fill(layer.bias(), spec.hidden(), 2 * spec.hidden(), 1f);
        }
        fill(network.forecast.weights(), random, bound);
        Arrays.fill(network.persistence, 1f);
        if (network.failure != null) {
            fill(network.failure.weights(), random, bound);
        }
        return network;
    }

    private static void fill(float[][] rows, SplittableRandom random, double bound) {
        for (float[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (float) random.nextDouble(-bound, bound);
            }
        }
    }

    /**
     * One step: reads {@code input}, advances {@code state}, and leaves the forecast and the failure logits in {@code workspace}.
     *
     * @param input {@code [features]}, read only
     */
    public void step(Kernels kernels, float[] input, NetworkState state, StepWorkspace workspace) {
        float[] x = input;
        for (int i = 0; i < layers.size(); i++) {
            float[] h = state.hidden(i);
            layers.get(i).step(kernels, x, h, state.cell(i), workspace.gates, workspace.cellActivation);
            x = h;
        }
        forecast(kernels, x, input, workspace.forecast);
        if (failure != null) {
            failure.apply(kernels, x, workspace.failureLogits);
        }
    }

    /** Writes the forecast after {@code input} to {@code out}, {@code [features]}, given the last layer's {@code h}. */
    public void forecast(Kernels kernels, float[] h, float[] input, float[] out) {
        forecast.apply(kernels, h, out);
        for (int f = 0; f < out.length; f++) {
            out[f] += persistence[f] * input[f];
        }
    }

    /** Every array of numbers that training changes, in a fixed order that is the same for all networks of one spec. */
    public List<float[]> parameters() {
        List<float[]> parameters = new ArrayList<>();
        layers.forEach(layer -> parameters.addAll(layer.parameters()));
        parameters.addAll(forecast.parameters());
        parameters.add(persistence);
        if (failure != null) {
            parameters.addAll(failure.parameters());
        }
        return parameters;
    }

    /**
     * Asks every number again, after somebody wrote to the arrays.
     *
     * @throws IllegalArgumentException if one is not finite
     */
    public void requireFinite() {
        List<float[]> parameters = parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Shapes.requireLength("parameters[" + i + "]", parameters.get(i), parameters.get(i).length);
        }
    }

    /** A network with arrays of its own and the same numbers. */
    public Network copy() {
        Network copy = zeros(spec);
        List<float[]> from = parameters();
        List<float[]> to = copy.parameters();
        for (int i = 0; i < from.size(); i++) {
            System.arraycopy(from.get(i), 0, to.get(i), 0, from.get(i).length);
        }
        return copy;
    }
}
