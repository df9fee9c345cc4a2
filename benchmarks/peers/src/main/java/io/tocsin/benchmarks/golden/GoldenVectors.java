package io.tocsin.benchmarks.golden;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.recurrent.RNN;
import ai.djl.training.GradientCollector;
import io.tocsin.engine.interchange.Safetensors;
import io.tocsin.engine.interchange.StateDict;
import io.tocsin.engine.interchange.Tensor;
import io.tocsin.engine.network.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Writes one safetensors file for each cell, depth and direction: PyTorch's weights under their {@code state_dict} names, input, initial state,
 * output, last state, and the derivatives of {@code Σ output ∘ coefficients} by every weight and by the input, as {@code grad.*}.
 */
public final class GoldenVectors {
    private static final int INPUTS = 5;
    private static final int HIDDEN = 7;
    private static final int TIME = 9;
    private static final int BATCH = 3;

    private GoldenVectors() {}

    /** The directory to write to. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        for (Cell cell : Cell.values()) {
            for (int layers = 1; layers <= 2; layers++) {
                for (boolean bidirectional : new boolean[] {false, true}) {
                    write(directory, cell, layers, bidirectional);
                }
            }
        }
        System.out.println("PyTorch " + Engine.getInstance().getVersion());
    }

    private static void write(Path directory, Cell cell, int layers, boolean bidirectional) throws IOException {
        Random random = new Random(31L * cell.ordinal() + 7L * layers + (bidirectional ? 1 : 0));
        try (NDManager manager = NDManager.newBaseManager()) {
            int directions = bidirectional ? 2 : 1;
            Map<String, NDArray> named = new LinkedHashMap<>();
            List<NDArray> weights = weights(manager, random, cell, layers, directions, named);
            NDArray input = random(manager, random, TIME, BATCH, INPUTS);
            // In both directions a window begins from nothing.
            NDArray h = random(manager, random, (long) layers * directions, BATCH, HIDDEN)
                    .mul(2 - directions);
            NDArray c = random(manager, random, (long) layers * directions, BATCH, HIDDEN)
                    .mul(2 - directions);
            NDArray coefficients = random(manager, random, TIME, BATCH, (long) directions * HIDDEN);
            input.setRequiresGradient(true);
            named.values().forEach(array -> array.setRequiresGradient(true));
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDList outputs = run(cell, input, h, c, weights, layers, bidirectional);
                collector.backward(outputs.get(0).mul(coefficients).sum());
                named.forEach((name, array) -> tensors.put(name, tensor(array)));
                tensors.put("input", tensor(input));
                tensors.put("h0", tensor(h));
                tensors.put("coefficients", tensor(coefficients));
                tensors.put("output", tensor(outputs.get(0)));
                tensors.put("h", tensor(outputs.get(1)));
                if (cell == Cell.LSTM) {
                    tensors.put("c0", tensor(c));
                    tensors.put("c", tensor(outputs.get(2)));
                }
            }
            tensors.put("grad.input", tensor(input.getGradient()));
            named.forEach((name, array) -> tensors.put("grad." + name, tensor(array.getGradient())));
            String file = cell.name().toLowerCase(Locale.ROOT) + "-" + layers + (bidirectional ? "-bidirectional" : "")
                    + ".safetensors";
            Files.write(directory.resolve(file), Safetensors.write(new StateDict(tensors)));
        }
    }

    private static List<NDArray> weights(
            NDManager manager, Random random, Cell cell, int layers, int directions, Map<String, NDArray> named) {
        int rows = HIDDEN
                * switch (cell) {
                    case RNN_TANH, RNN_RELU -> 1;
                    case GRU -> 3;
                    case LSTM -> 4;
                };
        List<NDArray> all = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            int inputs = layer == 0 ? INPUTS : directions * HIDDEN;
            for (int direction = 0; direction < directions; direction++) {
                String suffix = "_l" + layer + (direction == 1 ? "_reverse" : "");
                named.put("weight_ih" + suffix, random(manager, random, rows, inputs));
                named.put("weight_hh" + suffix, random(manager, random, rows, HIDDEN));
                named.put("bias_ih" + suffix, random(manager, random, rows));
                named.put("bias_hh" + suffix, random(manager, random, rows));
                for (String name : List.of("weight_ih", "weight_hh", "bias_ih", "bias_hh")) {
                    all.add(named.get(name + suffix));
                }
            }
        }
        return all;
    }

    private static NDList run(
            Cell cell, NDArray input, NDArray h, NDArray c, List<NDArray> weights, int layers, boolean bidirectional) {
        NDArrayEx internal = input.getNDArrayInternal();
        NDList parameters = new NDList(weights);
        return switch (cell) {
            case LSTM ->
                internal.lstm(input, new NDList(h, c), parameters, true, layers, 0, true, bidirectional, false);
            case GRU -> internal.gru(input, h, parameters, true, layers, 0, true, bidirectional, false);
            case RNN_TANH ->
                internal.rnn(input, h, parameters, true, layers, RNN.Activation.TANH, 0, true, bidirectional, false);
            case RNN_RELU ->
                internal.rnn(input, h, parameters, true, layers, RNN.Activation.RELU, 0, true, bidirectional, false);
        };
    }

    private static NDArray random(NDManager manager, Random random, long... shape) {
        float[] values = new float[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 * random.nextGaussian());
        }
        return manager.create(values, new Shape(shape));
    }

    private static Tensor tensor(NDArray array) {
        List<Integer> shape = Arrays.stream(array.getShape().getShape())
                .mapToObj(Math::toIntExact)
                .toList();
        return new Tensor(shape, array.toFloatArray());
    }
}
