package io.tocsin.sizing;

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
    /** Carried states get a quarter of the heap, and are stored at each tick where that is not enough. */
    private static final int HEAP_OF_STATES = 4;

    /** The default of state.memory.bytes. */
    static final long STORES_AT_LEAST = 96 * MIB;

    /** More was never tried. */
    private static final long STORES_AT_MOST = 4_096 * MIB;

    private static final long STEP = 128 * MIB;

    long heapLiveBytes(long entities) {
        return costs.heapBaseBytes() + entities * (costs.heapBytesAnEntity() + carriedBytesAnEntity);
    }

    /** Twice what lives, for what dies young, and the producers' buffers. */
    long heapMaxBytes(long entities, int threads) {
        long forAll = 2 * heapLiveBytes(entities) + threads * PRODUCER_BUFFER;
        return up(Math.max(HEAP_AT_LEAST, Math.max(forAll, HEAP_OF_STATES * entities * carriedBytesAnEntity)));
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
