package io.tocsin.benchmarks.pipeline;

/**
 * A score as a user gets it.
 *
 * <p>Thread-safe.
 *
 * @param entity number of the entity
 * @param tick number of the tick
 * @param version that judged; 0 when none did
 * @param dueMs when the sample was to be sent, by the clock
 * @param readMs when the score was read, by the clock
 */
record JudgedSample(int entity, long tick, int version, long dueMs, long readMs) {}
