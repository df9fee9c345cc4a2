package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One layer of LSTM cells (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000):
 *
 * <pre>
 *   i, f, o = σ(W x + U h + b)    g = tanh(W x + U h + b)
 *   c' = f∘c + i∘g                h' = o∘tanh(c')
 * </pre>
 *
 * and on the way back, with dh and dc the derivatives by h' and c':
 *
 * <pre>
 *   dc += dh∘o∘(1 − tanh²(c'))    do = dh∘tanh(c')∘o(1 − o)    di = dc∘g∘i(1 − i)
 *   dc before = dc∘f              df = dc∘c∘f(1 − f)           dg = dc∘i∘(1 − g²)
 * </pre>
 *
 * <p>The columns are the gates in the order input, forget, output, candidate, so that the three sigmoids lie side by side. A step costs {@code 4
 * · hidden · (inputs + hidden)} multiply-adds. The state is h, then c.
 *
 * <p>Immutable once built, but for a trainer that owns the arrays. Thread-safe for steps.
 *
 * @param inputs length of x, at least 1
 * @param hidden length of h and c, at least 1
 * @param weights {@code [inputs + hidden][4 · hidden]}
 * @param bias {@code [4 · hidden]}
 */
public record LstmLayer(int inputs, int hidden, float[][] weights, float[] bias) implements RecurrentLayer {
    private static final int GATES = 4;

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

    @Override
    public Cell cell() {
        return Cell.LSTM;
    }

    @Override
    public int stateWidth() {
        return 2 * hidden;
    }

    @Override
    public List<float[]> parameters() {
        List<float[]> parameters = new ArrayList<>(Arrays.asList(weights));
        parameters.add(bias);
        return parameters;
    }

    /** The forget gate's bias is 1, so that the cell remembers until it learns to forget (Jozefowicz et al. 2015). */
    @Override
    public void initialise(SplittableRandom random) {
        Initialiser.uniform(weights, random, hidden);
        Arrays.fill(bias, hidden, 2 * hidden, 1f);
    }

    @Override
    public LayerTrace trace(int time, int batch) {
        TimeMajor sums = TimeMajor.zeros(time, batch, GATES * hidden);
        return new LayerTrace(sums, sums, TimeMajor.zeros(time, batch, hidden));
    }

    @Override
    public void step(
            Kernels kernels, LayerMatrices matrices, TimeMajor state, int before, int after, LayerTrace trace, int t) {
        TimeMajor sums = trace.inputSums();
        int batch = sums.batch();
        matrices.recurrent()
                .addProducts(batch, state.values(), state.at(before), state.width(), sums.values(), sums.at(t));
        for (int b = 0; b < batch; b++) {
            int gates = sums.at(t, b);
            kernels.sigmoid(sums.values(), gates, gates + 3 * hidden);
            kernels.tanh(sums.values(), gates + 3 * hidden, gates + GATES * hidden);
            int c = state.at(before, b) + hidden;
            int next = state.at(after, b) + hidden;
            kernels.advanceCell(
                    sums.values(),
                    gates,
                    hidden,
                    state.values(),
                    c,
                    next,
                    trace.extra().values(),
                    trace.extra().at(t, b));
        }
        float[] activation = trace.extra().values();
        kernels.tanh(activation, trace.extra().at(t), trace.extra().at(t + 1));
        for (int b = 0; b < batch; b++) {
            int output = sums.at(t, b) + 2 * hidden;
            kernels.multiply(
                    sums.values(),
                    output,
                    activation,
                    trace.extra().at(t, b),
                    state.values(),
                    state.at(after, b),
                    hidden);
        }
    }

    @Override
    public void stepBack(LayerTrace trace, int t, TimeMajor state, int before, float[] dHidden, float[] dCell) {
        float[] gates = trace.inputSums().values();
        float[] activation = trace.extra().values();
        for (int b = 0; b < state.batch(); b++) {
            int at = trace.inputSums().at(t, b);
            int tanhAt = trace.extra().at(t, b);
            int cBefore = state.at(before, b) + hidden;
            for (int k = 0; k < hidden; k++) {
                int unit = b * hidden + k;
                float i = gates[at + k];
                float f = gates[at + hidden + k];
                float o = gates[at + 2 * hidden + k];
                float g = gates[at + 3 * hidden + k];
                float tanhC = activation[tanhAt + k];
                float dh = dHidden[unit];
                float dc = dCell[unit] + dh * o * (1 - tanhC * tanhC);
                gates[at + k] = dc * g * i * (1 - i);
                gates[at + hidden + k] = dc * state.values()[cBefore + k] * f * (1 - f);
                gates[at + 2 * hidden + k] = dh * tanhC * o * (1 - o);
                gates[at + 3 * hidden + k] = dc * i * (1 - g * g);
                dCell[unit] = dc * f;
                dHidden[unit] = 0f;
            }
        }
    }
}
