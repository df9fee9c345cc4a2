package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The plain recurrent cell (Elman 1990): {@code h' = f(W x + U h + b)} with f = tanh or max(0, ·).
 *
 * <p>Immutable once built, but for a trainer that owns the arrays. Thread-safe for steps.
 *
 * @param cell {@link Cell#RNN_TANH} or {@link Cell#RNN_RELU}
 * @param inputs length of x, at least 1
 * @param hidden length of h, at least 1
 * @param weights {@code [inputs + hidden][hidden]}
 * @param bias {@code [hidden]}
 */
public record RnnLayer(Cell cell, int inputs, int hidden, float[][] weights, float[] bias) implements RecurrentLayer {

    public RnnLayer {
        Shapes.requirePositive("inputs", inputs);
        Shapes.requirePositive("hidden", hidden);
        Shapes.requireMatrix("rnn weights", weights, inputs + hidden, hidden);
        Shapes.requireLength("rnn bias", bias, hidden);
        if (cell != Cell.RNN_TANH && cell != Cell.RNN_RELU) {
            throw new IllegalArgumentException("not a plain recurrent cell: cell=" + cell);
        }
    }

    /** A layer of zeros. */
    public static RnnLayer zeros(Cell cell, int inputs, int hidden) {
        return new RnnLayer(cell, inputs, hidden, new float[inputs + hidden][hidden], new float[hidden]);
    }

    @Override
    public int stateWidth() {
        return hidden;
    }

    @Override
    public List<float[]> parameters() {
        List<float[]> parameters = new ArrayList<>(Arrays.asList(weights));
        parameters.add(bias);
        return parameters;
    }

    @Override
    public void initialise(SplittableRandom random) {
        Initialiser.uniform(weights, random, hidden);
    }

    @Override
    public LayerTrace trace(int time, int batch) {
        TimeMajor sums = TimeMajor.zeros(time, batch, hidden);
        return new LayerTrace(sums, sums, TimeMajor.zeros(0, batch, 0));
    }

    @Override
    public void step(
            Kernels kernels, LayerMatrices matrices, TimeMajor state, int before, int after, LayerTrace trace, int t) {
        TimeMajor sums = trace.inputSums();
        int batch = sums.batch();
        int from = sums.at(t);
        int to = from + sums.step();
        matrices.recurrent().addProducts(batch, state.values(), state.at(before), hidden, sums.values(), from);
        if (cell == Cell.RNN_TANH) {
            kernels.tanh(sums.values(), from, to);
        } else {
            for (int k = from; k < to; k++) {
                sums.values()[k] = Math.max(0f, sums.values()[k]);
            }
        }
        System.arraycopy(sums.values(), from, state.values(), state.at(after), to - from);
    }

    @Override
    public void stepBack(LayerTrace trace, int t, TimeMajor state, int before, float[] dHidden, float[] dCell) {
        float[] sums = trace.inputSums().values();
        int from = trace.inputSums().at(t);
        for (int k = 0; k < trace.inputSums().step(); k++) {
            float h = sums[from + k];
            float slope = cell == Cell.RNN_TANH ? 1 - h * h : h > 0 ? 1f : 0f;
            sums[from + k] = dHidden[k] * slope;
            dHidden[k] = 0f;
        }
    }
}
