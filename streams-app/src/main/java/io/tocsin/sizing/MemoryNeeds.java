package io.tocsin.sizing;

/** Memory of one instance. Stateless, thread-safe. */
final class MemoryNeeds {
    private static final long MIB = 1L << 20;
    /** What {@code tocsin} starts with. */
    private static final long HEAP_AT_LEAST = 512 * MIB;
    /** Kafka's buffer.memory: what a stream thread's producer holds while brokers are slow. */
    private static final long PRODUCER_BUFFER = 32 * MIB;

    private static final long STEP = 128 * MIB;

    private MemoryNeeds() {}

    /** Twice what lives, for what dies young, and the producers' buffers. */
    static long heapMaxBytes(long liveBytes, int threads) {
        return up(Math.max(HEAP_AT_LEAST, 2 * liveBytes + threads * PRODUCER_BUFFER));
    }

    /** Heap, JVM, stores and mapped files. */
    static long containerBytes(long heapBytes, MeasuredCosts costs) {
        return up(heapBytes + costs.jvmBytes() + costs.storeMemoryBytes() + costs.mappedFileBytes());
    }

    private static long up(long bytes) {
        return (bytes + STEP - 1) / STEP * STEP;
    }
}
