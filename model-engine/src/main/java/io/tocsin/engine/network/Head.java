package io.tocsin.engine.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Dense layers on the top recurrent layer. A forecast has a linear part beside them, {@code persistence ∘ x}: how much of each feature simply
 * stays (the autoregressive component of LSTNet, Lai et al. 2018). The recurrent part learns what that leaves over, so that a slow metric costs it
 * nothing.
 *
 * <p>Immutable once built, but for a trainer that owns the arrays. Thread-safe.
 *
 * @param persistence {@code [outputs]} for a forecast, else of length 0
 */
public record Head(HeadSpec spec, List<DenseLayer> layers, float[] persistence) {

    public Head {
        layers = List.copyOf(layers);
        int needed = spec.hidden().size() + 1;
        if (layers.size() != needed) {
            throw new IllegalArgumentException(
                    "wrong shape: dense layers of head " + spec.name() + "=" + layers.size() + ", needs " + needed);
        }
        for (int i = 0; i < layers.size(); i++) {
            int outputs = i < spec.hidden().size() ? spec.hidden().get(i) : spec.outputs();
            Shapes.requireSame("outputs of dense layer " + i, layers.get(i).outputs(), outputs);
            if (i > 0) {
                Shapes.requireSame(
                        "inputs of dense layer " + i,
                        layers.get(i).inputs(),
                        layers.get(i - 1).outputs());
            }
        }
        Shapes.requireLength("persistence", persistence, spec.output() == Output.FORECAST ? spec.outputs() : 0);
    }

    static Head zeros(HeadSpec spec, int inputs) {
        List<DenseLayer> layers = new ArrayList<>();
        int width = inputs;
        for (int hidden : spec.hidden()) {
            layers.add(DenseLayer.zeros(width, hidden));
            width = hidden;
        }
        layers.add(DenseLayer.zeros(width, spec.outputs()));
        return new Head(spec, layers, new float[spec.output() == Output.FORECAST ? spec.outputs() : 0]);
    }

    /** Length of what the head reads. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** The persistence starts at 1, so that training starts from the naive forecast. */
    void initialise(SplittableRandom random) {
        layers.forEach(layer -> Initialiser.uniform(layer.weights(), random, layer.inputs()));
        Arrays.fill(persistence, 1f);
    }

    /** Every array of numbers that training changes, in a fixed order. */
    List<float[]> parameters() {
        List<float[]> parameters = new ArrayList<>();
        layers.forEach(layer -> parameters.addAll(layer.parameters()));
        if (persistence.length > 0) {
            parameters.add(persistence);
        }
        return parameters;
    }
}
