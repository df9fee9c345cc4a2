package io.tocsin.engine.interchange;

import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.DenseLayer;
import io.tocsin.engine.network.RecurrentLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of {@code torch.nn.RNN}, {@code LSTM}, {@code GRU} and {@code Linear} in a {@code state_dict}: {@code weight_ih_l0}, {@code
 * weight_hh_l0}, {@code bias_ih_l0}, {@code bias_hh_l0}, with {@code _reverse} behind for the other direction.
 *
 * <p>Thread-safe.
 */
public final class PyTorchLayers {
    private static final String REVERSE = "_reverse";

    private PyTorchLayers() {}

    /**
     * Reads the stack whose tensors' names begin with {@code prefix}, for example {@code "lstm."}.
     *
     * @throws UnusableFileException if a tensor is missing or has another shape
     */
    public static RecurrentStack read(StateDict dict, String prefix, Cell cell) {
        List<RecurrentLayer> forward = new ArrayList<>();
        List<RecurrentLayer> reverse = new ArrayList<>();
        for (int level = 0; level == 0 || dict.has(prefix + "weight_ih_l" + level); level++) {
            forward.add(layer(dict, prefix, "_l" + level, cell));
            if (dict.has(prefix + "weight_ih_l" + level + REVERSE)) {
                reverse.add(layer(dict, prefix, "_l" + level + REVERSE, cell));
            }
        }
        return new RecurrentStack(forward, reverse, List.of());
    }

    private static RecurrentLayer layer(StateDict dict, String prefix, String suffix, Cell cell) {
        String name = prefix + "weight_hh" + suffix;
        Tensor recurrent = dict.tensors().get(name);
        int gates = GateOrder.PYTORCH.of(cell).size();
        if (recurrent == null || recurrent.shape().size() != 2) {
            throw new UnusableFileException("tensor is missing or no matrix: tensor=" + name);
        }
        int hidden = recurrent.shape().get(1);
        int rows = gates * hidden;
        Tensor input = dict.tensors().get(prefix + "weight_ih" + suffix);
        int inputs =
                input == null || input.shape().size() != 2 ? 0 : input.shape().get(1);
        return new ForeignLayer(
                        cell,
                        dict.get(prefix + "weight_ih" + suffix, rows, inputs),
                        dict.get(name, rows, hidden),
                        dict.get(prefix + "bias_ih" + suffix, rows),
                        dict.get(prefix + "bias_hh" + suffix, rows))
                .toLayer(GateOrder.PYTORCH);
    }

    /** Reads {@code torch.nn.Linear}: {@code weight} of {@code [outputs, inputs]} and {@code bias}. */
    public static DenseLayer readDense(StateDict dict, String prefix, int inputs, int outputs) {
        Tensor weight = dict.get(prefix + "weight", outputs, inputs);
        float[][] weights = new float[inputs][outputs];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < outputs; j++) {
                weights[i][j] = weight.at(j, i);
            }
        }
        return new DenseLayer(
                inputs,
                outputs,
                weights,
                dict.get(prefix + "bias", outputs).values().clone());
    }

    /** The tensors of a stack under PyTorch's names. */
    public static StateDict write(RecurrentStack stack, String prefix) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int level = 0; level < stack.forward().size(); level++) {
            put(tensors, prefix, "_l" + level, stack.forward().get(level));
            if (!stack.reverse().isEmpty()) {
                put(tensors, prefix, "_l" + level + REVERSE, stack.reverse().get(level));
            }
        }
        return new StateDict(tensors);
    }

    private static void put(Map<String, Tensor> tensors, String prefix, String suffix, RecurrentLayer layer) {
        ForeignLayer foreign = ForeignLayer.of(layer, GateOrder.PYTORCH);
        tensors.put(prefix + "weight_ih" + suffix, foreign.input());
        tensors.put(prefix + "weight_hh" + suffix, foreign.recurrent());
        tensors.put(prefix + "bias_ih" + suffix, foreign.inputBias());
        tensors.put(prefix + "bias_hh" + suffix, foreign.recurrentBias());
    }
}
