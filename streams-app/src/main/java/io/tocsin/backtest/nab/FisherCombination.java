package io.tocsin.backtest.nab;

/**
 * One tail probability of several (Fisher 1925): under no anomaly {@code −2 Σ ln p} of k independent ones is chi-square with 2 k degrees of freedom,
 * whose tail has the closed form {@code exp(−s) Σ_{i<k} s^i / i!} with {@code s = −Σ ln p}.
 *
 * <p>Thread-safe.
 */
final class FisherCombination {
    private FisherCombination() {}

    /**
     * {@code −log10} of the combined probability.
     *
     * @param surprise the sum of {@code −ln p}, at least 0
     * @param count how many were summed, at least 1
     */
    static double score(double surprise, int count) {
        double term = 1;
        double sum = 1;
        for (int i = 1; i < count; i++) {
            term *= surprise / i;
            sum += term;
        }
        return (surprise - Math.log(sum)) / Math.log(10);
    }
}
