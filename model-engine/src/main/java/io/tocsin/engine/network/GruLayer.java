package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One layer of gated recurrent units (Cho et al. 2014), with the reset after the product as cuDNN, PyTorch and ONNX's {@code linear_before_reset}
 * have it:
 *
 * <pre>
 *   r, z = σ(W x + U h + b)    n = tanh(W x + b + r∘(U h + bᵤ))    h' = (1 − z)∘n + z∘h
 * </pre>
 *
 * and on the way back, with dh the derivative by h' and m = U h + bᵤ:
 *
 * <pre>
 *   dz = dh∘(h − n)∘z(1 − z)    dn = dh∘(1 − z)∘(1 − n²)    dr = dn∘m∘r(1 − r)    dm = dn∘r    dh before = dh∘z
 * </pre>
 *
 * <p>The columns are the gates in the order reset, update, candidate.
 *
 * <p>Immutable once built, but for a trainer that owns the arrays. Thread-safe for steps.
 *
 * @param inputs length of x, at least 1
 * @param hidden length of h, at least 1
 * @param weights {@code [inputs + hidden][3 · hidden]}
 * @param bias {@code [3 · hidden]}
 * @param recurrentBias {@code [hidden]}, bᵤ
 */
public record GruLayer(int inputs, int hidden, float[][] weights, float[] bias, float[] recurrentBias)
        implements RecurrentLayer {
    private static final int GATES = 3;

    public GruLayer {
        Shapes.requirePositive("inputs", inputs);
        Shapes.requirePositive("hidden", hidden);
        Shapes.requireMatrix("gru weights", weights, inputs + hidden, GATES * hidden);
        Shapes.requireLength("gru bias", bias, GATES * hidden);
        Shapes.requireLength("gru recurrent bias", recurrentBias, hidden);
    }

    /** A layer of zeros. */
    public static GruLayer zeros(int inputs, int hidden) {
        return new GruLayer(
                inputs,
                hidden,
                new float[inputs + hidden][GATES * hidden],
                new float[GATES * hidden],
                new float[hidden]);
    }

    @Override
    public Cell cell() {
        return Cell.GRU;
    }

    @Override
    public int stateWidth() {
        return hidden;
    }

    @Override
    public List<float[]> parameters() {
        List<float[]> parameters = new ArrayList<>(Arrays.asList(weights));
        parameters.add(bias);
        parameters.add(recurrentBias);
        return parameters;
    }

    @Override
    public void initialise(SplittableRandom random) {
        Initialiser.uniform(weights, random, hidden);
    }

    @Override
    public LayerTrace trace(int time, int batch) {
        return new LayerTrace(
                TimeMajor.zeros(time, batch, GATES * hidden),
                TimeMajor.zeros(time, batch, GATES * hidden),
                TimeMajor.zeros(0, batch, 0));
    }

    @Override
    public void step(
            Kernels kernels, LayerMatrices matrices, TimeMajor state, int before, int after, LayerTrace trace, int t) {
        TimeMajor sums = trace.inputSums();
        TimeMajor recurrent = trace.recurrentSums();
        int batch = sums.batch();
        recurrent.clear(t);
        matrices.recurrent()
                .addProducts(batch, state.values(), state.at(before), hidden, recurrent.values(), recurrent.at(t));
        for (int b = 0; b < batch; b++) {
            int at = sums.at(t, b);
            addRecurrent(kernels, sums.values(), recurrent.values(), at);
            advance(sums.values(), at, state.values(), state.at(before, b), state.at(after, b));
        }
    }

    /** From sums to activated gates. */
    private void addRecurrent(Kernels kernels, float[] gates, float[] recurrent, int at) {
        int candidate = at + 2 * hidden;
        for (int k = at; k < candidate; k++) {
            gates[k] += recurrent[k];
        }
        kernels.sigmoid(gates, at, candidate);
        for (int k = 0; k < hidden; k++) {
            recurrent[candidate + k] += recurrentBias[k];
            gates[candidate + k] += gates[at + k] * recurrent[candidate + k];
        }
        kernels.tanh(gates, candidate, candidate + hidden);
    }

    private void advance(float[] gates, int r, float[] state, int before, int after) {
        int z = r + hidden;
        int n = r + 2 * hidden;
        for (int k = 0; k < hidden; k++) {
            state[after + k] = (1 - gates[z + k]) * gates[n + k] + gates[z + k] * state[before + k];
        }
    }

    @Override
    public void stepBack(LayerTrace trace, int t, TimeMajor state, int before, float[] dHidden, float[] dCell) {
        float[] gates = trace.inputSums().values();
        float[] recurrent = trace.recurrentSums().values();
        for (int b = 0; b < state.batch(); b++) {
            int r = trace.inputSums().at(t, b);
            int z = r + hidden;
            int n = r + 2 * hidden;
            int h = state.at(before, b);
            for (int k = 0; k < hidden; k++) {
                float dh = dHidden[b * hidden + k];
                float reset = gates[r + k];
                float update = gates[z + k];
                float candidate = gates[n + k];
                float dn = dh * (1 - update) * (1 - candidate * candidate);
                gates[r + k] = dn * recurrent[n + k] * reset * (1 - reset);
                gates[z + k] = dh * (state.values()[h + k] - candidate) * update * (1 - update);
                gates[n + k] = dn;
                recurrent[r + k] = gates[r + k];
                recurrent[z + k] = gates[z + k];
                recurrent[n + k] = dn * reset;
                dHidden[b * hidden + k] = dh * update;
            }
        }
    }

    @Override
    public void addBiasGradient(LayerTrace trace, int time, RecurrentLayer gradient) {
        LayerTrace.addColumnSums(trace.inputSums(), time, gradient.bias(), 0);
        LayerTrace.addColumnSums(trace.recurrentSums(), time, ((GruLayer) gradient).recurrentBias(), 2 * hidden);
    }
}
