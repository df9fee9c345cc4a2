package io.tocsin.engine.interchange;

import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.GruLayer;
import io.tocsin.engine.network.LstmLayer;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.RecurrentLayer;
import io.tocsin.engine.network.RnnLayer;
import java.util.List;

/**
 * One recurrent layer as PyTorch and ONNX have it: weights by output, gate by gate, and two biases of which only the GRU needs both.
 *
 * <p>Thread-safe.
 *
 * @param input {@code [gates · hidden, inputs]}
 * @param recurrent {@code [gates · hidden, hidden]}
 * @param inputBias {@code [gates · hidden]}
 * @param recurrentBias {@code [gates · hidden]}
 */
record ForeignLayer(Cell cell, Tensor input, Tensor recurrent, Tensor inputBias, Tensor recurrentBias) {
    private static final int MAX_INPUTS = Math.max(NetworkSpec.MAX_FEATURES, 2 * NetworkSpec.MAX_HIDDEN);

    static ForeignLayer of(RecurrentLayer layer, GateOrder order) {
        int hidden = layer.hidden();
        List<Integer> places = order.of(layer.cell());
        float[][] input = new float[layer.columns()][layer.inputs()];
        float[][] recurrent = new float[layer.columns()][hidden];
        float[] inputBias = new float[layer.columns()];
        float[] recurrentBias = new float[layer.columns()];
        for (int gate = 0; gate < places.size(); gate++) {
            for (int k = 0; k < hidden; k++) {
                int ours = gate * hidden + k;
                int theirs = places.get(gate) * hidden + k;
                for (int i = 0; i < layer.inputs(); i++) {
                    input[theirs][i] = layer.weights()[i][ours];
                }
                for (int i = 0; i < hidden; i++) {
                    recurrent[theirs][i] = layer.weights()[layer.inputs() + i][ours];
                }
                inputBias[theirs] = layer.bias()[ours];
            }
        }
        if (layer instanceof GruLayer gru) {
            System.arraycopy(gru.recurrentBias(), 0, recurrentBias, 2 * hidden, hidden);
        }
        return new ForeignLayer(
                layer.cell(),
                Tensor.matrix(input),
                Tensor.matrix(recurrent),
                Tensor.vector(inputBias),
                Tensor.vector(recurrentBias));
    }

    /**
     * The layer in this engine's order.
     *
     * @param where the tensor or node it came from, for errors
     * @throws UnusableFileException if the shapes do not fit together or are out of bounds, or two biases have no finite sum
     */
    RecurrentLayer toLayer(GateOrder order, String where) {
        List<Integer> places = order.of(cell);
        requireShapes(places.size(), where);
        int inputs = input.shape().get(1);
        int hidden = recurrent.shape().get(1);
        int columns = places.size() * hidden;
        float[][] weights = new float[inputs + hidden][columns];
        float[] bias = new float[columns];
        for (int gate = 0; gate < places.size(); gate++) {
            for (int k = 0; k < hidden; k++) {
                int ours = gate * hidden + k;
                int theirs = places.get(gate) * hidden + k;
                for (int i = 0; i < inputs; i++) {
                    weights[i][ours] = input.at(theirs, i);
                }
                for (int i = 0; i < hidden; i++) {
                    weights[inputs + i][ours] = recurrent.at(theirs, i);
                }
                boolean isInsideReset = cell == Cell.GRU && gate == 2;
                bias[ours] = inputBias.values()[theirs]
                        + (isInsideReset ? 0 : recurrentBias.values()[theirs]);
                if (!Float.isFinite(bias[ours])) {
                    throw new UnusableFileException("sum of the biases must be finite: " + where + " row=" + theirs);
                }
            }
        }
        return switch (cell) {
            case RNN_TANH, RNN_RELU -> new RnnLayer(cell, inputs, hidden, weights, bias);
            case LSTM -> new LstmLayer(inputs, hidden, weights, bias);
            case GRU -> new GruLayer(inputs, hidden, weights, bias, candidateBias(hidden));
        };
    }

    /** Before anything is allocated by them: a tensor without numbers may claim any length for its other axes. */
    private void requireShapes(int gates, String where) {
        int inputs = input.shape().size() == 2 ? input.shape().get(1) : 0;
        int hidden = recurrent.shape().size() == 2 ? recurrent.shape().get(1) : 0;
        if (inputs < 1 || inputs > MAX_INPUTS || hidden < 1 || hidden > NetworkSpec.MAX_HIDDEN) {
            throw new UnusableFileException("layer is of no usable width: " + where + " inputs=" + inputs + " hidden="
                    + hidden + " max=" + NetworkSpec.MAX_HIDDEN);
        }
        int rows = gates * hidden;
        if (!input.shape().equals(List.of(rows, inputs))
                || !recurrent.shape().equals(List.of(rows, hidden))
                || !inputBias.shape().equals(List.of(rows))
                || !recurrentBias.shape().equals(List.of(rows))) {
            throw new UnusableFileException("weights of a layer do not fit together: " + where + " cell=" + cell
                    + " input=" + input.shape() + " recurrent=" + recurrent.shape() + " biases=" + inputBias.shape()
                    + "," + recurrentBias.shape() + " rows=" + rows);
        }
    }

    private float[] candidateBias(int hidden) {
        float[] bias = new float[hidden];
        System.arraycopy(recurrentBias.values(), 2 * hidden, bias, 0, hidden);
        return bias;
    }

    /** Both biases one behind the other, as ONNX wants them. */
    Tensor bothBiases() {
        float[] both = new float[2 * inputBias.values().length];
        System.arraycopy(inputBias.values(), 0, both, 0, both.length / 2);
        System.arraycopy(recurrentBias.values(), 0, both, both.length / 2, both.length / 2);
        return new Tensor(List.of(both.length), both);
    }
}
