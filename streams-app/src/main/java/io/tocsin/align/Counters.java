package io.tocsin.align;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where each cumulative series stood in the cells that are closed.
 *
 * <p>Confined to one stream thread.
 */
final class Counters {
    /** Where one stood, and when. */
    record Standing(long timeMs, double value) {}

    private static final int STANDING_BYTES = 18;

    private final TreeMap<Part, Standing> standings = new TreeMap<>();
    private int storedBytes;

    @Nullable Standing get(Part part) {
        return standings.get(part);
    }

    void put(Part part, Standing standing) {
        if (standings.put(part, standing) == null) {
            storedBytes += part.storedBytes() + STANDING_BYTES;
        }
    }

    void remove(Part part) {
        if (standings.remove(part) != null) {
            storedBytes -= part.storedBytes() + STANDING_BYTES;
        }
    }

    /** Forgets those that stood still since before {@code timeMs}: nothing would be told of the time between. */
    void forgetBefore(long timeMs) {
        if (standings.values().removeIf(standing -> standing.timeMs() < timeMs)) {
            storedBytes = 0;
            standings.keySet().forEach(part -> storedBytes += part.storedBytes() + STANDING_BYTES);
        }
    }

    SortedMap<Part, Standing> standings() {
        return standings;
    }

    int storedBytes() {
        return storedBytes;
    }
}
