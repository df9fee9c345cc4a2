package io.tocsin.example;

/**
 * How the flash-sale example is run.
 *
 * <p>Thread-safe.
 *
 * @param horizonTicks a failure is to be foretold when it begins within so many ticks
 * @param hidden width of each of the two layers
 * @param epochs passes over the training part at most, at least 1
 * @param networks how many networks are trained for each run and averaged, at least 1
 * @param seed of weights, shuffling, and of the simulated shop
 */
public record FlashSaleSettings(int horizonTicks, int hidden, int epochs, int networks, long seed) {
    /** Runs of the simulated shop. */
    public static final int SIMULATED_RUNS = 3;

    /** Ticks of each. */
    public static final int SIMULATED_TICKS = 2400;

    /** What is still shaken by a failure that ended is not asked for. */
    static final int RECOVERY_TICKS = 10;

    public FlashSaleSettings {
        if (horizonTicks < 1 || hidden < 1 || epochs < 1 || networks < 1) {
            throw new IllegalArgumentException("must be at least 1: horizonTicks=" + horizonTicks + " hidden=" + hidden
                    + " epochs=" + epochs + " networks=" + networks);
        }
    }

    public static FlashSaleSettings defaults() {
        return new FlashSaleSettings(6, 24, 20, 3, 42);
    }

    public FlashSaleSettings with(int newEpochs, long newSeed) {
        return new FlashSaleSettings(horizonTicks, hidden, newEpochs, networks, newSeed);
    }
}
