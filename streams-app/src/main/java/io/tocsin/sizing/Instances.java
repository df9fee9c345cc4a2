package io.tocsin.sizing;

/**
 * The instances that do the work, and one of them. Immutable. Thread-safe.
 *
 * @param count how many
 * @param cores of each
 * @param threads {@code stream.threads} of each
 * @param busyCores of all, network's steps, transactions and all
 * @param entities that each holds
 * @param heapLiveBytes live after a collection
 * @param heapMaxBytes to give as {@code -Xmx}
 * @param storeMemoryBytes to give as {@code state.memory.bytes}
 * @param containerBytes to give as the limit of the container
 * @param stateBytes on its disk, standby copies included
 */
public record Instances(
        int count,
        int cores,
        int threads,
        double busyCores,
        long entities,
        long heapLiveBytes,
        long heapMaxBytes,
        long storeMemoryBytes,
        long containerBytes,
        double stateBytes) {}
