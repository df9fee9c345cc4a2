package io.tocsin.sizing;

/**
 * Every figure that had to be measured, in one place; the others follow from formats and from the configuration. Immutable. Thread-safe.
 *
 * @param machine what they were measured on
 * @param appMicrosATick CPU of the app a tick of {@code metrics} metrics, everything but the network's step, in full batches; microseconds
 * @param metrics how many the ticks had of which {@code appMicrosATick} and {@code brokerMicrosATick} tell
 * @param appMicrosAMetric CPU of the app for each metric more or less, microseconds
 * @param appMicrosAMarker CPU of the app for each partition that a transaction wrote to, microseconds
 * @param picosAMultiplyAdd of the network's step, with vector kernels, picoseconds
 * @param brokerMicrosATick CPU of one broker a tick, in full batches, and of whoever reads the scores; microseconds
 * @param brokerMicrosAMarker the same for each partition that a transaction wrote to
 * @param threadTicksASecond ticks that one stream thread takes at full rate with a network of 2 × 32
 * @param heapBaseBytes heap of an instance without entities, live after a collection
 * @param heapBytesAnEntity heap of each entity, live, without its carried state
 * @param jvmBytes classes, code, stacks and buffers of the JVM beside its heap
 * @param storeMemoryBytesAnEntity of state.memory.bytes, for a cost a tick that does not grow with the fleet
 * @param storeMemoryBesideBytes what malloc keeps around the memory of the stores
 * @param mappedFileBytes files that are mapped into the process
 * @param storeSpaceFactor bytes on disk a byte of live state
 * @param restoreBytesASecond of a change-log that one instance makes stores of
 * @param latencyMedianMs from the sample's send to the score that a reader has
 * @param latencyTailMs the same, 99th percentile
 */
public record MeasuredCosts(
        String machine,
        double appMicrosATick,
        int metrics,
        double appMicrosAMetric,
        double appMicrosAMarker,
        double picosAMultiplyAdd,
        double brokerMicrosATick,
        double brokerMicrosAMarker,
        double threadTicksASecond,
        long heapBaseBytes,
        long heapBytesAnEntity,
        long jvmBytes,
        long storeMemoryBytesAnEntity,
        long storeMemoryBesideBytes,
        long mappedFileBytes,
        double storeSpaceFactor,
        double restoreBytesASecond,
        double latencyMedianMs,
        double latencyTailMs) {
    private static final long MB = 1_000_000;

    /** As docs/scale.md, docs/benchmarks.md and docs/sizing.md have them; page or section stands behind each. */
    public static MeasuredCosts measured() {
        return new MeasuredCosts(
                "4 virtual cores (Intel Xeon or AMD EPYC, AVX-512), Java 17, everything on one machine",
                53, // Scale: 100,000 entities with 512 MiB
                8,
                2.0, // Scale: 114 µs for 38 metrics beside 53 for 8
                120, // Sizing
                45, // One step of a model: 0.87, 2.94 and 8.79 µs for 14 k, 62 k and 221 k multiply-adds
                13, // Scale: the most of all rows with 8 metrics, the one with 256 MiB
                185, // Sizing
                20_000, // Scale: 40,000 to 47,000 ticks/s by two stream threads, on 4 cores
                33 * MB, // Scale: 34, 49 and 196 MB for 1,000, 10,000 and 100,000 entities
                800, // the same, less 830 of carried state
                115 * MB, // What takes the memory: 275 MB less 160 MB of heap
                5_000, // Scale: 100,000 with 512 MiB
                44 * MB, // What takes the memory: 144 MB less 100 MB of state.memory.bytes
                33 * MB, // What takes the memory
                1.2, // Sizing
                30 * MB, // Sizing: the slower of two runs
                66, // The running system: commit.interval.ms=20, real rate
                143); // the same
    }
}
