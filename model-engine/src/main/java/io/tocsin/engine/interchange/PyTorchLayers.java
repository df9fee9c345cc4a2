package io.tocsin.engine.interchange;

import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.DenseLayer;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.RecurrentLayer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The layers of {@code torch.nn.RNN}, {@code LSTM}, {@code GRU} and {@code Linear} in a {@code state_dict}: {@code weight_ih_l0}, {@code
 * weight_hh_l0}, {@code bias_ih_l0}, {@code bias_hh_l0}, with {@code _reverse} behind for the other direction. Layers without biases are read with
 * biases of 0; those with a projection ({@code weight_hr}) are refused.
 *
 * <p>Thread-safe.
 */
public final class PyTorchLayers {
    private static final String REVERSE = "_reverse";
    private static final Pattern RECURRENT = Pattern.compile("(weight|bias)_(ih|hh|hr)_l\\d+(_reverse)?");

    private PyTorchLayers() {}

    /**
     * Reads the stack whose tensors' names begin with {@code prefix}, for example {@code "lstm."}.
     *
     * @throws UnusableFileException if a tensor is missing, has another shape or belongs to no level
     */
    public static RecurrentStack read(StateDict dict, String prefix, Cell cell) {
        List<RecurrentLayer> forward = new ArrayList<>();
        List<RecurrentLayer> reverse = new ArrayList<>();
        requireNoProjection(dict, prefix);
        for (int level = 0; level == 0 || has(dict, prefix, "_l" + level); level++) {
            if (level == NetworkSpec.MAX_LAYERS) {
                throw new UnusableFileException(
                        "too many layers: tensor=" + prefix + "weight_ih_l" + level + " max=" + NetworkSpec.MAX_LAYERS);
            }
            forward.add(layer(dict, prefix, "_l" + level, cell));
            if (has(dict, prefix, "_l" + level + REVERSE)) {
                reverse.add(layer(dict, prefix, "_l" + level + REVERSE, cell));
            }
        }
        requireAllRead(dict, prefix, forward.size(), !reverse.isEmpty());
        try {
            return new RecurrentStack(forward, reverse, List.of());
        } catch (IllegalArgumentException e) {
            throw new UnusableFileException(e.getMessage() + " prefix=" + prefix, e);
        }
    }

    /**
     * Reads a stack of whatever cell its shapes tell: four gates are an LSTM, three a GRU, one a plain cell. Nothing in a {@code state_dict} tells
     * which function a plain cell has; it is taken for PyTorch's default, tanh. Name {@link Cell#RNN_RELU} where it is the other.
     *
     * @throws UnusableFileException as {@link #read(StateDict, String, Cell)} does, and if the shapes are of no cell
     */
    public static RecurrentStack read(StateDict dict, String prefix) {
        String name = prefix + "weight_hh_l0";
        requireNoProjection(dict, prefix);
        List<Integer> shape = dict.matrix(name).shape();
        for (Cell cell : List.of(Cell.LSTM, Cell.GRU, Cell.RNN_TANH)) {
            if (shape.get(0) == (long) GateOrder.PYTORCH.of(cell).size() * shape.get(1)) {
                return read(dict, prefix, cell);
            }
        }
        throw new UnusableFileException("shape is of no recurrent cell: tensor=" + name + " shape=" + shape);
    }

    private static boolean has(StateDict dict, String prefix, String suffix) {
        return dict.has(prefix + "weight_ih" + suffix) || dict.has(prefix + "weight_hh" + suffix);
    }

    private static RecurrentLayer layer(StateDict dict, String prefix, String suffix, Cell cell) {
        String name = prefix + "weight_hh" + suffix;
        Tensor recurrent = dict.matrix(name);
        String inputBias = prefix + "bias_ih" + suffix;
        String recurrentBias = prefix + "bias_hh" + suffix;
        int rows = recurrent.shape().get(0);
        boolean hasBias = dict.has(inputBias) || dict.has(recurrentBias);
        // A layer without biases has neither; of a tensor without numbers any length may be claimed.
        Tensor none = Tensor.vector(new float[hasBias ? 0 : Math.min(rows, recurrent.values().length)]);
        return new ForeignLayer(
                        cell,
                        dict.matrix(prefix + "weight_ih" + suffix),
                        recurrent,
                        hasBias ? dict.get(inputBias, rows) : none,
                        hasBias ? dict.get(recurrentBias, rows) : none)
                .toLayer(GateOrder.PYTORCH, "tensor=" + name);
    }

    private static void requireNoProjection(StateDict dict, String prefix) {
        if (dict.has(prefix + "weight_hr_l0")) {
            throw new UnusableFileException("projection is not supported: tensor=" + prefix + "weight_hr_l0");
        }
    }

    private static void requireAllRead(StateDict dict, String prefix, int levels, boolean isBidirectional) {
        Set<String> read = new HashSet<>();
        for (int level = 0; level < levels; level++) {
            for (String part : List.of("weight_ih_l", "weight_hh_l", "bias_ih_l", "bias_hh_l")) {
                read.add(prefix + part + level);
                read.add(prefix + part + level + (isBidirectional ? REVERSE : ""));
            }
        }
        for (String name : dict.tensors().keySet()) {
            boolean isRecurrent = name.startsWith(prefix)
                    && RECURRENT.matcher(name.substring(prefix.length())).matches();
            if (isRecurrent && !read.contains(name)) {
                throw new UnusableFileException("tensor belongs to no level: tensor=" + name + " levels=" + levels);
            }
        }
    }

    /** Reads {@code torch.nn.Linear}: {@code weight} of {@code [outputs, inputs]} and, unless it has none, {@code bias}. */
    public static DenseLayer readDense(StateDict dict, String prefix) {
        Tensor weight = dict.matrix(prefix + "weight");
        String bias = prefix + "bias";
        int outputs = weight.shape().get(0);
        return ForeignDense.of(
                weight.transposed(), dict.has(bias) ? dict.get(bias, outputs) : null, "tensor=" + prefix + "weight");
    }

    /** Reads {@code torch.nn.Linear} of the given shape. */
    public static DenseLayer readDense(StateDict dict, String prefix, int inputs, int outputs) {
        dict.get(prefix + "weight", outputs, inputs);
        return readDense(dict, prefix);
    }

    /** The tensors of a stack under PyTorch's names, without its heads. The second bias is 0 but for the candidate of a GRU. */
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

    /** The tensors of a {@code torch.nn.Linear}. */
    public static StateDict writeDense(DenseLayer layer, String prefix) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(prefix + "weight", Tensor.matrix(layer.weights()).transposed());
        tensors.put(prefix + "bias", Tensor.vector(layer.bias()));
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
