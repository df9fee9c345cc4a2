package io.tocsin;

import java.time.Instant;

/** One tick of one entity: a sample of the load makes one tick, and one score. Immutable. */
record Place(String entity, long tick) {
    static Place of(String entity, Instant time) {
        return new Place(entity, Math.floorDiv(time.toEpochMilli(), WaveSignal.TICK_MS));
    }
}
