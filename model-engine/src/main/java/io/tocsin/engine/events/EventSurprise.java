package io.tocsin.engine.events;

/**
 * How surprising one event was.
 *
 * <p>Thread-safe.
 *
 * @param symbol what came, {@link EventVocabulary#end} for END and {@code -1} for an UNKNOWN event
 * @param surprise {@code −ln P(event | past)} in nats, at least 0
 * @param expected the mean surprise that was to be expected there, the entropy in nats
 * @param rank how many symbols were thought more likely, 0 for the likeliest
 */
public record EventSurprise(int symbol, double surprise, double expected, int rank) {
    static final int UNKNOWN = -1;

    /** Surprise beyond the expected, in nats: where anything may come, nothing is odd. */
    public double excess() {
        return surprise - expected;
    }
}
