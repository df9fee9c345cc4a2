package io.tocsin.engine.events;

import java.util.Arrays;

/**
 * A session that is still going on: each event is judged as it comes, with the state carried from event to event; when the session closes or is given
 * up for lack of events, {@link #end} judges that it ended here and then the session as a whole.
 *
 * <p>Confined to its scorer's thread.
 */
public final class EventStream {
    private static final int FIRST_ROOM = 32;

    private final EventScorer scorer;
    private final EventVocabulary vocabulary;
    private final SurpriseWalk walk;
    private int[] symbols = new int[FIRST_ROOM];
    private int length;
    private SessionSurprise surprise = SessionSurprise.NONE;
    private boolean isEnded;

    EventStream(EventScorer scorer, EventVocabulary vocabulary, SurpriseWalk walk) {
        this.scorer = scorer;
        this.vocabulary = vocabulary;
        this.walk = walk;
    }

    /**
     * Judges the next event. Costs one step of the networks.
     *
     * @throws IllegalStateException if the session has ended
     */
    public EventSurprise next(int event) {
        requireOpen();
        int symbol = vocabulary.symbol(event);
        if (length == symbols.length) {
            symbols = Arrays.copyOf(symbols, 2 * length);
        }
        symbols[length++] = symbol;
        return counted(walk.event(symbol));
    }

    /** Judges that the session ended here. */
    public EventSurprise end() {
        requireOpen();
        isEnded = true;
        return counted(walk.end());
    }

    /**
     * The verdict on the whole session. Costs a step of the networks for each event.
     *
     * @throws IllegalStateException if the session has not ended
     */
    public SessionScore score() {
        if (!isEnded) {
            throw new IllegalStateException("a session is scored once it has ended: events=" + length);
        }
        return scorer.score(surprise, Arrays.copyOf(symbols, length));
    }

    private EventSurprise counted(EventSurprise event) {
        surprise = surprise.plus(event);
        return event;
    }

    private void requireOpen() {
        if (isEnded) {
            throw new IllegalStateException("a session ends once: events=" + length);
        }
    }
}
