package io.tocsin.example;

/**
 * How the price example is run.
 *
 * <p>Thread-safe.
 *
 * @param window days that a forecast is made from, at least 2
 * @param hidden width of each of the two layers
 * @param epochs passes over the training part, at least 1
 * @param seed of weights, shuffling, and of simulated prices
 */
public record StockSettings(int window, int hidden, int epochs, long seed) {
    /** Days of a simulated series. */
    public static final int SIMULATED_DAYS = 4000;

    static final double VALIDATION_SHARE = 0.15;
    static final double TEST_SHARE = 0.2;
    /** A test part of fewer days would prove nothing. */
    private static final int MIN_TEST_DAYS = 40;

    public StockSettings {
        if (window < 2 || hidden < 1 || epochs < 1) {
            throw new IllegalArgumentException(
                    "out of range: window=" + window + " hidden=" + hidden + " epochs=" + epochs);
        }
    }

    public static StockSettings defaults() {
        return new StockSettings(20, 24, 10, 42);
    }

    public StockSettings with(int newEpochs, long newSeed) {
        return new StockSettings(window, hidden, newEpochs, newSeed);
    }

    /** The shortest series that can be cut in three. */
    int minSize() {
        return (int) Math.ceil(Math.max(MIN_TEST_DAYS, 2 * window) / TEST_SHARE);
    }
}
