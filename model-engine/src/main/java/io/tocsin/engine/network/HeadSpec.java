package io.tocsin.engine.network;

import java.util.List;

/**
 * The shape of a head: dense layers on the top recurrent layer, max(0, ·) between them.
 *
 * <p>Thread-safe.
 *
 * @param name unique in its network, 1 to 32 lower-case letters, digits and dashes
 * @param output what the numbers mean
 * @param outputs how many there are; for a forecast as many as there are inputs
 * @param hidden widths of dense layers before the last, mostly none
 */
public record HeadSpec(String name, Output output, int outputs, List<Integer> hidden) {
    /** The head that forecasts the next tick. */
    public static final String FORECAST = "forecast";
    /** The head that tells whether a failure begins within each horizon. */
    public static final String FAILURE = "failure";

    private static final int MAX_HIDDEN_LAYERS = 8;

    public HeadSpec {
        hidden = List.copyOf(hidden);
        if (!name.matches("[a-z0-9-]{1,32}")) {
            throw new IllegalArgumentException("must be 1 to 32 lower-case letters, digits, dashes: head=" + name);
        }
        NetworkSpec.requireRange("outputs of head " + name, outputs, NetworkSpec.MAX_FEATURES);
        if (hidden.size() > MAX_HIDDEN_LAYERS) {
            throw new IllegalArgumentException(
                    "too many dense layers: head=" + name + " layers=" + hidden.size() + " max=" + MAX_HIDDEN_LAYERS);
        }
        for (int width : hidden) {
            NetworkSpec.requireRange("hidden width of head " + name, width, NetworkSpec.MAX_HIDDEN);
        }
        if (output == Output.CLASSES && outputs < 2) {
            throw new IllegalArgumentException("needs at least 2 classes: head=" + name + " outputs=" + outputs);
        }
    }

    /** The forecast of the next input vector. */
    public static HeadSpec forecast(int features) {
        return new HeadSpec(FORECAST, Output.FORECAST, features, List.of());
    }

    /** A failure begins within the first horizon, within the second, and so on. */
    public static HeadSpec failure(int horizons) {
        return new HeadSpec(FAILURE, Output.EVENTS, horizons, List.of());
    }

    /** A single dense layer. */
    public static HeadSpec of(String name, Output output, int outputs) {
        return new HeadSpec(name, output, outputs, List.of());
    }
}
