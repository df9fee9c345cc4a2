package io.tocsin.example;

/**
 * How the gradient example is run.
 *
 * <p>Thread-safe.
 *
 * @param steps how far back it looks, at least 10
 * @param hidden width of the layer
 * @param networks how many networks are drawn of each kind, at least 1
 * @param seed of weights and inputs
 */
public record GradientSettings(int steps, int hidden, int networks, long seed) {
    static final int INPUTS = 8;
    /** Sequences that the gradient of one network is the mean of. */
    static final int SEQUENCES = 16;

    public GradientSettings {
        if (steps < 10 || hidden < 1 || networks < 1) {
            throw new IllegalArgumentException(
                    "out of range: steps=" + steps + " hidden=" + hidden + " networks=" + networks);
        }
    }

    public static GradientSettings defaults() {
        return new GradientSettings(100, 32, 25, 42);
    }

    public GradientSettings with(int newNetworks, long newSeed) {
        return new GradientSettings(steps, hidden, newNetworks, newSeed);
    }
}
