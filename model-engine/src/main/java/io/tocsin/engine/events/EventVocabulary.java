package io.tocsin.engine.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Numbers events as a network takes and tells them. The symbols 0 to {@code size − 1} are the events seen in training. The symbol {@code size} is END
 * where symbols are predicted and UNKNOWN, any other event, where they are read; {@code size + 1} is START and only read.
 *
 * <p>Thread-safe.
 *
 * @param events the rarest in training first, each once
 */
public record EventVocabulary(List<Integer> events) {

    public EventVocabulary {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a vocabulary needs an event: events=0");
        }
        if (new HashSet<>(events).size() < events.size()) {
            throw new IllegalArgumentException("an event is there twice: events=" + events);
        }
    }

    /** The events of these sessions, by how often they come; of equally rare ones the lower number first. */
    public static EventVocabulary of(List<int[]> sessions) {
        Map<Integer, Long> counts = new HashMap<>();
        for (int[] session : sessions) {
            for (int event : session) {
                counts.merge(event, 1L, Long::sum);
            }
        }
        List<Integer> events = new ArrayList<>(counts.keySet());
        events.sort(Comparator.<Integer>comparingLong(event -> counts.getOrDefault(event, 0L))
                .thenComparingInt(event -> event));
        return new EventVocabulary(events);
    }

    /** How many events are known. */
    public int size() {
        return events.size();
    }

    /** The symbol that ends a session, among those predicted. */
    public int end() {
        return size();
    }

    /** The symbol of every event that training did not see, among those read. */
    public int unknown() {
        return size();
    }

    /** The symbol read before the first event. */
    public int start() {
        return size() + 1;
    }

    /** How many symbols are read. */
    public int inputs() {
        return size() + 2;
    }

    /** How many symbols are predicted. */
    public int outputs() {
        return size() + 1;
    }

    /** The symbol of an event, {@link #unknown} if training did not see it. Costs a look at each event of the vocabulary. */
    public int symbol(int event) {
        int found = events.indexOf(event);
        return found < 0 ? unknown() : found;
    }

    /** The symbols of a session, without START and END. */
    public int[] symbols(int[] session) {
        int[] symbols = new int[session.length];
        for (int i = 0; i < session.length; i++) {
            symbols[i] = symbol(session[i]);
        }
        return symbols;
    }
}
