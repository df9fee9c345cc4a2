package io.tocsin.engine.events;

/**
 * How surprising a session was in one reading.
 *
 * <p>Thread-safe.
 *
 * @param symbols how many were judged: the events and END
 * @param sum of the surprises, in nats
 * @param largest the largest of the surprises
 * @param largestExcess the largest surprise beyond the expected
 * @param cubedExcess the sum of the cubes of all surprises beyond the expected, those below it left out
 * @param largestRank the largest number of symbols that were thought more likely than what came
 * @param hits how many symbols were the likeliest
 */
public record SessionSurprise(
        int symbols, double sum, double largest, double largestExcess, double cubedExcess, int largestRank, int hits) {
    /** Of nothing. */
    static final SessionSurprise NONE = new SessionSurprise(0, 0, 0, Double.NEGATIVE_INFINITY, 0, 0, 0);

    SessionSurprise plus(EventSurprise event) {
        return new SessionSurprise(
                symbols + 1,
                sum + event.surprise(),
                Math.max(largest, event.surprise()),
                Math.max(largestExcess, event.excess()),
                cubedExcess + Math.pow(Math.max(0, event.excess()), 3),
                Math.max(largestRank, event.rank()),
                hits + (event.rank() == 0 ? 1 : 0));
    }

    /** Mean surprise of a symbol, in nats. */
    public double mean() {
        return sum / Math.max(1, symbols);
    }

    /**
     * All surprises beyond the expected in one number, the cube root of {@link #cubedExcess}: little more than the largest where the others are small, and
     * a quarter more where there are two of a size.
     */
    public double combinedExcess() {
        return Math.cbrt(cubedExcess);
    }

    /** {@code exp(mean)}: between how many symbols the model wavered on average. */
    public double perplexity() {
        return Math.exp(mean());
    }
}
