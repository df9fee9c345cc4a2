package io.tocsin.predict;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states that a model has made ahead of its first tick, in memory: lost with the processor, and made anew from the window then. They are the same
 * bit for bit, for they begin with the same tick.
 *
 * <p>Confined to one stream thread.
 */
final class ComingStates {
    private final long firstTick;
    private final Map<String, byte[]> states = new HashMap<>();

    /**
     * Nobody is ready yet.
     *
     * @param firstTick that the model judges
     */
    ComingStates(long firstTick) {
        this.firstTick = firstTick;
    }

    long firstTick() {
        return firstTick;
    }

    byte @Nullable [] get(String entity) {
        return states.get(entity);
    }

    void put(String entity, byte[] state) {
        states.put(entity, state);
    }

    /** Hands the state of {@code entity} over, if {@code tick} is the one that it was made for; it is forgotten either way. */
    byte @Nullable [] take(String entity, long tick) {
        byte[] state = states.remove(entity);
        return tick == firstTick ? state : null;
    }
}
