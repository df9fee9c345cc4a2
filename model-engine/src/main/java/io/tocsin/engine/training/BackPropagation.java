package io.tocsin.engine.training;

import io.tocsin.engine.Predictor;
import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.DenseLayer;
import io.tocsin.engine.network.LstmLayer;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Truncated back-propagation through time (Williams and Peng 1990): forward over a chunk of ticks from a carried state, then back over the same
 * chunk; beyond its start the state is taken as given.
 *
 * <p>As in service, a missing input is replaced by the network's forecast of it, and no gradient flows through that replacement.
 *
 * <p>Confined to one thread.
 */
final class BackPropagation {
    private final Network network;
    private final Network gradient;
    private final Loss loss;
    private final Kernels kernels;
    private final List<LayerTrace> traces = new ArrayList<>();
    private final List<float[][]> transposed = new ArrayList<>();
    private final float[][] forecastTransposed;
    private final float @Nullable [][] failureTransposed;
    private final float[][] inputs;
    private final float[][] top;
    private final float[][] dForecast;
    private final float[][] dFailure;
    private final float[] input;
    private final float[] logits = new float[Network.FAILURE_STATES];
    private final float[] dHidden;
    private final float[] dInput;

    BackPropagation(Network network, Network gradient, Loss loss, Kernels kernels, int maxTicks) {
        this.network = network;
        this.gradient = gradient;
        this.loss = loss;
        this.kernels = kernels;
        int hidden = network.spec().hidden();
        int features = network.spec().features();
        for (LstmLayer layer : network.layers()) {
            traces.add(new LayerTrace(layer, maxTicks));
            transposed.add(new float[4 * hidden][layer.inputs() + hidden]);
        }
        this.forecastTransposed = new float[features][hidden];
        this.failureTransposed = network.failure() == null ? null : new float[Network.FAILURE_STATES][hidden];
        this.inputs = new float[maxTicks][features];
        this.top = new float[maxTicks][hidden];
        this.dForecast = new float[maxTicks][features];
        this.dFailure = new float[maxTicks][Network.FAILURE_STATES];
        this.input = new float[features];
        this.dHidden = new float[hidden];
        this.dInput = new float[Math.max(features, hidden)];
    }

    /** Must be called whenever the weights have changed. */
    void weightsChanged() {
        for (int i = 0; i < transposed.size(); i++) {
            transpose(network.layers().get(i).weights(), transposed.get(i));
        }
        transpose(network.forecast().weights(), forecastTransposed);
        if (network.failure() != null && failureTransposed != null) {
            transpose(network.failure().weights(), failureTransposed);
        }
    }

    private static void transpose(float[][] rows, float[][] columns) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
    }

    /**
     * Forward over the ticks {@code [from, to)} of a sequence, whose last tick has no successor to forecast.
     *
     * @param state carried from the chunk before; advanced
     * @param forecast {@code [features]} carried from the chunk before; replaced by the newest
     * @param firstCounted ticks before this one are stepped and not learned from
     */
    ChunkLoss forward(
            TrainingSequence sequence, int from, int to, NetworkState state, float[] forecast, int firstCounted) {
        ChunkLoss total = ChunkLoss.NONE;
        for (int t = from; t < to; t++) {
            int tick = t - from;
            fillInput(sequence.inputs()[t], forecast);
            float[] x = input;
            for (int i = 0; i < traces.size(); i++) {
                traces.get(i).forward(kernels, network.layers().get(i), tick, x, state.hidden(i), state.cell(i));
                x = state.hidden(i);
            }
            System.arraycopy(x, 0, top[tick], 0, x.length);
            System.arraycopy(input, 0, inputs[tick], 0, input.length);
            network.forecast(kernels, x, input, forecast);
            total = total.plus(lossOf(sequence, t, tick, x, forecast, t >= firstCounted));
        }
        return total;
    }

    private void fillInput(float[] row, float[] forecast) {
        for (int f = 0; f < input.length; f++) {
            float value = Float.isNaN(row[f]) ? forecast[f] : row[f];
            input[f] = Math.max(-Predictor.MAX_INPUT, Math.min(Predictor.MAX_INPUT, value));
        }
    }

    private ChunkLoss lossOf(TrainingSequence sequence, int t, int tick, float[] h, float[] forecast, boolean counted) {
        Arrays.fill(dForecast[tick], 0f);
        Arrays.fill(dFailure[tick], 0f);
        if (!counted) {
            return ChunkLoss.NONE;
        }
        double forecastLoss = 0;
        int forecasts = 0;
        if (t + 1 < sequence.size() && sequence.usual()[t + 1]) {
            forecastLoss = Loss.forecast(forecast, sequence.inputs()[t + 1], dForecast[tick]);
            forecasts = 1;
        }
        double failureLoss = 0;
        if (network.failure() != null) {
            network.failure().apply(kernels, h, logits);
            failureLoss = loss.failure(logits, sequence.targets()[t], dFailure[tick]);
        }
        return new ChunkLoss(forecastLoss, forecasts, failureLoss, 1);
    }

    /** Back over the {@code ticks} ticks of the last {@link #forward}; adds to the gradient. */
    void backward(int ticks) {
        traces.forEach(LayerTrace::beginBackward);
        for (int tick = ticks - 1; tick >= 0; tick--) {
            Arrays.fill(dHidden, 0f);
            headBackward(gradient.forecast(), forecastTransposed, top[tick], dForecast[tick]);
            for (int f = 0; f < input.length; f++) {
                gradient.persistence()[f] += dForecast[tick][f] * inputs[tick][f];
            }
            if (gradient.failure() != null && failureTransposed != null) {
                headBackward(gradient.failure(), failureTransposed, top[tick], dFailure[tick]);
            }
            for (int i = traces.size() - 1; i >= 0; i--) {
                traces.get(i)
                        .backward(
                                kernels,
                                transposed.get(i),
                                tick,
                                dHidden,
                                gradient.layers().get(i),
                                dInput);
                System.arraycopy(dInput, 0, dHidden, 0, i > 0 ? dHidden.length : 0);
            }
        }
    }

    private void headBackward(DenseLayer headGradient, float[][] headTransposed, float[] h, float[] dOutput) {
        kernels.addOuterProduct(h, h.length, dOutput, headGradient.weights(), 0);
        for (int j = 0; j < dOutput.length; j++) {
            headGradient.bias()[j] += dOutput[j];
        }
        kernels.addProduct(dOutput, dOutput.length, headTransposed, 0, dHidden);
    }
}
