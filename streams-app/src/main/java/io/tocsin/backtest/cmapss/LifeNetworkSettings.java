package io.tocsin.backtest.cmapss;

/**
 * How the network is trained.
 *
 * <p>Thread-safe.
 *
 * @param hidden width of each of the two layers
 * @param epochs passes over the engines
 * @param repeats how many times the engines are cut into folds
 */
record LifeNetworkSettings(int hidden, int epochs, int repeats) {

    /** Found by cross-validation on training engines; a wider network or more epochs gain nothing. */
    static LifeNetworkSettings defaults() {
        return new LifeNetworkSettings(32, 20, 3);
    }
}
