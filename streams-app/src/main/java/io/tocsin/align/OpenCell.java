package io.tocsin.align;

import io.tocsin.engine.features.AnnouncedLoad;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.ReadingKind;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the tick grid that still takes samples: what came, part by part.
 *
 * <p>Confined to one stream thread.
 */
final class OpenCell {
    /** So many series may one entity have. */
    static final int MAX_PARTS = 4_096;

    private final TreeMap<Part, Readings> parts = new TreeMap<>();
    private int storedBytes;

    /**
     * Takes one reading.
     *
     * @param freeBytes of the store, for what it is not to get larger than
     * @return what speaks against it; null when it is taken
     */
    @Nullable Irregularity add(
            Part part, ReadingKind kind, Combine combine, long timeMs, double value, long startMs, int freeBytes) {
        if (!Double.isFinite(value)) {
            return Irregularity.NOT_FINITE;
        }
        Readings readings = parts.get(part);
        int moreBytes = Readings.STORED_BYTES + (readings == null ? part.storedBytes() : 0);
        if (moreBytes > freeBytes || (readings == null && !hasRoomFor(part))) {
            return Irregularity.CROWDED;
        }
        if (readings == null) {
            readings = new Readings(kind, combine);
            parts.put(part, readings);
        } else if (readings.kind != kind) {
            return Irregularity.CONFLICT;
        }
        Irregularity objection = readings.add(timeMs, value, startMs);
        if (objection == null) {
            storedBytes += moreBytes;
        }
        return objection;
    }

    /** Puts back what was stored. */
    void restore(Part part, Readings readings) {
        parts.put(part, readings);
        storedBytes += part.storedBytes() + readings.size() * Readings.STORED_BYTES;
    }

    private boolean hasRoomFor(Part part) {
        return parts.size() < MAX_PARTS && part.isStorable();
    }

    SortedMap<Part, Readings> parts() {
        return parts;
    }

    /** Readings of a part, 0 where it did not come. */
    int count(Part part) {
        Readings readings = parts.get(part);
        return readings == null ? 0 : readings.size();
    }

    int storedBytes() {
        return storedBytes;
    }

    /** Whether it was measured: what is announced nobody misses or waits for when it is gone. */
    static boolean isMeasured(String metric) {
        return !AnnouncedLoad.covers(metric);
    }
}
