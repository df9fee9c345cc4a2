package io.tocsin.sizing;

import io.tocsin.config.StreamsSettings;
import io.tocsin.predict.PredictStep;

/**
 * Memory of one instance. Immutable. Thread-safe.
 *
 * @param carriedBytesAnEntity heap of each entity's carried states
 */
record MemoryNeeds(MeasuredCosts costs, long carriedBytesAnEntity) {
    private static final long MIB = 1L << 20;
    /** What {@code tocsin} starts with. */
    private static final long HEAP_AT_LEAST = 512 * MIB;
    /** Kafka's buffer.memory: what a stream thread's producer holds while brokers are slow. */
    private static final long PRODUCER_BUFFER = 32 * MIB;
    /** What stores have where nobody says otherwise. */
    static final long STORES_AT_LEAST = StreamsSettings.DEFAULT_STATE_MEMORY_BYTES;

    /** More was never tried. */
    private static final long STORES_AT_MOST = 4_096 * MIB;

    private static final long STEP = 128 * MIB;

    long heapLiveBytes(long entities) {
        return costs.heapBaseBytes() + entities * (costs.heapBytesAnEntity() + carriedBytesAnEntity);
    }

    /** Twice what lives, for what dies young, and the producers' buffers; and so much that no state is stored at each tick for want of room. */
    long heapMaxBytes(long entities, int threads) {
        long forAll = 2 * heapLiveBytes(entities) + threads * PRODUCER_BUFFER;
        return up(Math.max(
                HEAP_AT_LEAST, Math.max(forAll, PredictStep.STATES_SHARE_OF_HEAP * entities * carriedBytesAnEntity)));
    }

    /** So much that what changes is overwritten in memory, mostly, before it goes to disk. */
    long storeBytes(long entities) {
        long wanted = Math.min(STORES_AT_MOST, entities * costs.storeMemoryBytesAnEntity());
        return wanted <= STORES_AT_LEAST ? STORES_AT_LEAST : up(wanted);
    }

    /** Heap, JVM, stores and mapped files. */
    long containerBytes(long heapBytes, long storeBytes) {
        return up(heapBytes + costs.jvmBytes() + storeBytes + costs.storeMemoryBesideBytes() + costs.mappedFileBytes());
    }

    private static long up(long bytes) {
        return (bytes + STEP - 1) / STEP * STEP;
    }
}
