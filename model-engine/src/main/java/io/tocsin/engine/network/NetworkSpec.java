package io.tocsin.engine.network;

/**
 * The shape of a network: layers of equal width, a forecast head with one output a feature, and, if wanted, a failure head.
 *
 * <p>Thread-safe.
 *
 * @param features length of an input vector and of the forecast, 1 to {@value #MAX_FEATURES}
 * @param layers number of stacked LSTM layers, 1 to {@value #MAX_LAYERS}
 * @param hidden width of each layer, 1 to {@value #MAX_HIDDEN}
 * @param failureHead whether the network also tells failure from no failure
 */
public record NetworkSpec(int features, int layers, int hidden, boolean failureHead) {
    public static final int MAX_FEATURES = 4096;
    public static final int MAX_LAYERS = 16;
    public static final int MAX_HIDDEN = 4096;

    public NetworkSpec {
        requireRange("features", features, MAX_FEATURES);
        requireRange("layers", layers, MAX_LAYERS);
        requireRange("hidden", hidden, MAX_HIDDEN);
    }

    private static void requireRange(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException("must be 1 to " + max + ": " + name + "=" + value);
        }
    }

    /** Length of the input of layer {@code index}. */
    public int inputsOf(int index) {
        return index == 0 ? features : hidden;
    }

    /** How many numbers training finds. */
    public long parameterCount() {
        long count = 0;
        for (int layer = 0; layer < layers; layer++) {
            count += (inputsOf(layer) + hidden + 1L) * LstmLayer.GATES * hidden;
        }
        count += (hidden + 2L) * features;
        return failureHead ? count + (hidden + 1L) * Network.FAILURE_STATES : count;
    }
}
