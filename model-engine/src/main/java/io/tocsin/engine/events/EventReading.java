package io.tocsin.engine.events;

import java.util.Arrays;

/**
 * The two ways in which a session is read. Concurrent writers interleave in ever new orders, most of them harmless: read in order, a rare order is as
 * surprising as a missing event. Read sorted, the order is gone, and what is left to be surprised at is which events came together and how often. By
 * the chain rule the surprises of the sorted session add up to that of the multiset of its events.
 *
 * <p>Thread-safe.
 */
public enum EventReading {
    /** As the events came. */
    IN_ORDER {
        @Override
        public int[] arrange(int[] symbols) {
            return symbols.clone();
        }
    },
    /** The rarest symbols first, so that the common ones are expected in the light of the rare ones; UNKNOWN last. */
    BY_RARITY {
        @Override
        public int[] arrange(int[] symbols) {
            int[] sorted = symbols.clone();
            Arrays.sort(sorted);
            return sorted;
        }
    };

    /** The symbols of a session in the order in which they are read; a new array. */
    public abstract int[] arrange(int[] symbols);
}
