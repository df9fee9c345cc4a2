package io.tocsin.engine.network;

/**
 * Discrete symbols as a network takes and tells them: one-hot vectors in, logits of the next symbol out.
 *
 * <p>The surprise of a symbol is {@code −log p}, the perplexity of a sequence {@code exp} of its mean surprise: how many symbols the network wavers
 * between on average.
 *
 * <p>Thread-safe.
 */
public final class Symbols {
    private Symbols() {}

    /** Sets the vector that begins at {@code at} to 1 at {@code symbol} and 0 elsewhere. */
    public static void oneHot(int symbol, float[] values, int at, int symbols) {
        if (symbol < 0 || symbol >= symbols) {
            throw new IllegalArgumentException("must be 0 to " + (symbols - 1) + ": symbol=" + symbol);
        }
        for (int k = 0; k < symbols; k++) {
            values[at + k] = k == symbol ? 1f : 0f;
        }
    }

    /** {@code −log p} of {@code symbol} under the softmax of the logits that begin at {@code at}. */
    public static double surprise(float[] logits, int at, int symbols, int symbol) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < symbols; k++) {
            max = Math.max(max, logits[at + k]);
        }
        double sum = 0;
        for (int k = 0; k < symbols; k++) {
            sum += Math.exp(logits[at + k] - max);
        }
        return max + Math.log(sum) - logits[at + symbol];
    }

    /** {@code exp(mean surprise)}; 1 for a network that always knew. */
    public static double perplexity(double surpriseSum, long symbols) {
        return Math.exp(surpriseSum / Math.max(1, symbols));
    }
}
