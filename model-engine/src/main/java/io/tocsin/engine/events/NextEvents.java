package io.tocsin.engine.events;

/**
 * Foretells the next symbol of one session at a time.
 *
 * <p>Implementations are confined to one thread.
 */
public interface NextEvents {

    /** Begins a new session and forgets the one before. */
    void begin();

    /**
     * The probabilities of the known events and, last, of END, {@code [outputs]}; they sum to 1 and, UNKNOWN being left to the caller, speak of a next
     * symbol that is known. The live array, overwritten by {@link #advance}.
     */
    double[] probabilities();

    /**
     * Takes the symbol that came.
     *
     * @param symbol of a known event, or {@link EventVocabulary#unknown}; END ends the session and is not taken
     */
    void advance(int symbol);
}
