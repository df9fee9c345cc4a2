package io.tocsin.engine.events;

/**
 * The verdict on a session.
 *
 * <p>Thread-safe.
 *
 * @param inOrder surprises in the order in which the events came
 * @param byRarity surprises with the order left out
 * @param score the larger of the two readings' excess surprise, each divided by its boundary; anomalous above 1
 */
public record SessionScore(SessionSurprise inOrder, SessionSurprise byRarity, double score) {

    public boolean isAnomalous() {
        return score > 1;
    }
}
