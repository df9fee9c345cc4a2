package io.tocsin.engine.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sessions of a Markov chain over the events 10, 20 and 30, whose every probability is known. */
final class MarkovSource {
    static final int[] EVENTS = {10, 20, 30};
    /** After start, 10, 20, 30: the probabilities of 10, 20, 30 and END. */
    private static final double[][] NEXT = {
        {0.9, 0.1, 0.0, 0.0}, {0.0, 0.7, 0.3, 0.0}, {0.2, 0.0, 0.8, 0.0}, {0.1, 0.1, 0.0, 0.8}
    };

    private final Random random;

    MarkovSource(long seed) {
        this.random = new Random(seed);
    }

    List<int[]> sessions(int count) {
        List<int[]> sessions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Integer> events = new ArrayList<>();
            int state = 0;
            for (int next = draw(state); next < EVENTS.length; next = draw(state)) {
                events.add(EVENTS[next]);
                state = next + 1;
            }
            sessions.add(events.stream().mapToInt(Integer::intValue).toArray());
        }
        return sessions;
    }

    private int draw(int state) {
        double left = random.nextDouble();
        int next = 0;
        while (next < EVENTS.length && left >= NEXT[state][next]) {
            left -= NEXT[state][next++];
        }
        return next;
    }

    /** What nobody who foretells these sessions can do better than, on average. */
    static double perplexity(List<int[]> sessions) {
        double surprise = 0;
        long symbols = 0;
        for (int[] session : sessions) {
            int state = 0;
            for (int event : session) {
                surprise -= Math.log(NEXT[state][event / 10 - 1]);
                state = event / 10;
            }
            surprise -= Math.log(NEXT[state][EVENTS.length]);
            symbols += session.length + 1L;
        }
        return Math.exp(surprise / symbols);
    }
}
