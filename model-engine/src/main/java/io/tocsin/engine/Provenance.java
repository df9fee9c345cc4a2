package io.tocsin.engine;

/**
 * Where a model comes from.
 *
 * <p>Thread-safe.
 *
 * @param createdAtMs epoch milliseconds
 * @param seed of the training
 * @param firstTick tick number of the first training tick
 * @param endTick tick number after the last one
 * @param entities how many entities it was trained on
 * @param trainedTicks how many ticks of them
 * @param remark one line for people
 */
public record Provenance(
        long createdAtMs, long seed, long firstTick, long endTick, int entities, long trainedTicks, String remark) {}
