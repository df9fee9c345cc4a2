package io.tocsin.engine.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a linear layer, {@code y = W x + b}.
 *
 * <p>Immutable once built, but for a trainer that owns the arrays. Thread-safe.
 *
 * @param inputs length of x, at least 1
 * @param outputs length of y, at least 1
 * @param weights {@code [inputs][outputs]}
 * @param bias {@code [outputs]}
 */
public record DenseLayer(int inputs, int outputs, float[][] weights, float[] bias) {

    public DenseLayer {
        Shapes.requirePositive("inputs", inputs);
        Shapes.requirePositive("outputs", outputs);
        Shapes.requireMatrix("dense weights", weights, inputs, outputs);
        Shapes.requireLength("dense bias", bias, outputs);
    }

    /** A layer of zeros. */
    public static DenseLayer zeros(int inputs, int outputs) {
        return new DenseLayer(inputs, outputs, new float[inputs][outputs], new float[outputs]);
    }

    /** Every array of numbers that training changes, in a fixed order. */
    List<float[]> parameters() {
        List<float[]> parameters = new ArrayList<>(Arrays.asList(weights));
        parameters.add(bias);
        return parameters;
    }
}
