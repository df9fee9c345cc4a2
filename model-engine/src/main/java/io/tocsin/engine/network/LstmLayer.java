package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer of LSTM cells (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000):
 *
 * <pre>
 *   i, f, o = σ(W x + U h + b)    g = tanh(W x + U h + b)
 *   c' = f∘c + i∘g                h' = o∘tanh(c')
 * </pre>
 *
 * <p>{@code weights} has {@code inputs + hidden} rows of {@code 4 · hidden} columns: first the rows from x, then those from h; the columns are
 * the gates in the order input, forget, output, candidate, so that the three sigmoids lie side by side. A step costs {@code 4 · hidden ·
 * (inputs + hidden)} multiply-adds.
 *
 * <p>Immutable once built, but for a trainer that owns the arrays. Thread-safe for steps.
 *
 * @param inputs length of x, at least 1
 * @param hidden length of h and c, at least 1
 * @param weights {@code [inputs + hidden][4 · hidden]}
 * @param bias {@code [4 · hidden]}
 */
public record LstmLayer(int inputs, int hidden, float[][] weights, float[] bias) {
    static final int GATES = 4;

    public LstmLayer {
        Shapes.requirePositive("inputs", inputs);
        Shapes.requirePositive("hidden", hidden);
        Shapes.requireMatrix("lstm weights", weights, inputs + hidden, GATES * hidden);
        Shapes.requireLength("lstm bias", bias, GATES * hidden);
    }

    /** A layer of zeros. */
    public static LstmLayer zeros(int inputs, int hidden) {
        return new LstmLayer(inputs, hidden, new float[inputs + hidden][GATES * hidden], new float[GATES * hidden]);
    }

    /**
     * One step: reads {@code x}, replaces {@code h} and {@code c} by their successors.
     *
     * @param gates scratch of length {@code 4 · hidden}; holds the activated gates afterwards
     * @param cellActivation scratch of length {@code hidden}; holds tanh(c') afterwards
     */
    public void step(Kernels kernels, float[] x, float[] h, float[] c, float[] gates, float[] cellActivation) {
        System.arraycopy(bias, 0, gates, 0, gates.length);
        kernels.addProduct(x, inputs, weights, 0, gates);
        kernels.addProduct(h, hidden, weights, inputs, gates);
        kernels.sigmoid(gates, 0, 3 * hidden);
        kernels.tanh(gates, 3 * hidden, 4 * hidden);
        for (int k = 0; k < hidden; k++) {
            c[k] = gates[hidden + k] * c[k] + gates[k] * gates[3 * hidden + k];
        }
        System.arraycopy(c, 0, cellActivation, 0, hidden);
        kernels.tanh(cellActivation, 0, hidden);
        for (int k = 0; k < hidden; k++) {
            h[k] = gates[2 * hidden + k] * cellActivation[k];
        }
    }

    /** Every array of numbers that training changes, in a fixed order. */
    List<float[]> parameters() {
        List<float[]> parameters = new ArrayList<>(List.of(weights));
        parameters.add(bias);
        return parameters;
    }
}
