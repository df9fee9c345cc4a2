package io.tocsin.engine.network;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The shape of a network: recurrent layers of equal width and the heads on the last of them.
 *
 * <p>Thread-safe.
 *
 * @param features length of an input vector, 1 to {@value #MAX_FEATURES}
 * @param cell the kind of all layers
 * @param layers number of stacked layers, 1 to {@value #MAX_LAYERS}
 * @param hidden width of each layer and direction, 1 to {@value #MAX_HIDDEN}
 * @param bidirectional whether each layer also reads its sequence from the end; such a network sees windows and carries no state
 * @param dropout share of the values between layers that training blanks, 0 to below 1
 * @param heads at least one, their names unique
 */
public record NetworkSpec(
        int features, Cell cell, int layers, int hidden, boolean bidirectional, float dropout, List<HeadSpec> heads) {
    public static final int MAX_FEATURES = 4096;
    public static final int MAX_LAYERS = 16;
    public static final int MAX_HIDDEN = 4096;

    public NetworkSpec {
        heads = List.copyOf(heads);
        requireRange("features", features, MAX_FEATURES);
        requireRange("layers", layers, MAX_LAYERS);
        requireRange("hidden", hidden, MAX_HIDDEN);
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("must be 0 to below 1: dropout=" + dropout);
        }
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("a network needs a head: heads=0");
        }
        Set<String> names = new HashSet<>();
        for (HeadSpec head : heads) {
            if (!names.add(head.name())) {
                throw new IllegalArgumentException("name is a head twice: head=" + head.name());
            }
            if (head.output() == Output.FORECAST && head.outputs() != features) {
                throw new IllegalArgumentException("a forecast has an output for each input: head=" + head.name()
                        + " outputs=" + head.outputs() + " features=" + features);
            }
        }
    }

    static void requireRange(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException("must be 1 to " + max + ": " + name + "=" + value);
        }
    }

    /** LSTM layers with a forecast head and, for any horizons, a failure head. */
    public static NetworkSpec forecaster(int features, int layers, int hidden, int horizons) {
        HeadSpec forecast = HeadSpec.forecast(features);
        return stack(
                features,
                Cell.LSTM,
                layers,
                hidden,
                horizons == 0 ? List.of(forecast) : List.of(forecast, HeadSpec.failure(horizons)));
    }

    /** Layers in one direction, without dropout. */
    public static NetworkSpec stack(int features, Cell cell, int layers, int hidden, List<HeadSpec> heads) {
        return new NetworkSpec(features, cell, layers, hidden, false, 0f, heads);
    }

    public NetworkSpec withDropout(float newDropout) {
        return new NetworkSpec(features, cell, layers, hidden, bidirectional, newDropout, heads);
    }

    /** How many directions a layer reads in. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /** Length of what a layer hands up. */
    public int layerOutputs() {
        return directions() * hidden;
    }

    /** Length of the input of layer {@code index}. */
    public int inputsOf(int index) {
        return index == 0 ? features : layerOutputs();
    }

    /** Position of the head of that name, -1 if there is none. */
    public int head(String name) {
        for (int i = 0; i < heads.size(); i++) {
            if (heads.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** How many numbers training finds. */
    public long parameterCount() {
        long count = 0;
        for (int i = 0; i < layers; i++) {
            long gates =
                    switch (cell) {
                        case RNN_TANH, RNN_RELU -> 1;
                        case GRU -> 3;
                        case LSTM -> 4;
                    };
            long recurrentBias = cell == Cell.GRU ? hidden : 0;
            count += directions() * ((inputsOf(i) + hidden + 1L) * gates * hidden + recurrentBias);
        }
        for (HeadSpec head : heads) {
            long inputs = layerOutputs();
            for (int width : head.hidden()) {
                count += (inputs + 1) * width;
                inputs = width;
            }
            count += (inputs + 1) * head.outputs() + (head.output() == Output.FORECAST ? features : 0);
        }
        return count;
    }
}
