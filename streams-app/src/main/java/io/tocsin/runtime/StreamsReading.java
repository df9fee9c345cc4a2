package io.tocsin.runtime;

/**
 * How Kafka Streams of this process is, at one moment.
 *
 * <p>Thread-safe.
 *
 * @param threadsAlive stream threads
 * @param processed records so far, of the threads that live; falls when one is replaced
 * @param lag records that are still to be read, as far as is known: it stands still while no broker answers
 * @param pollAgeSeconds how long ago the slowest thread asked for records; 0 before the first time
 * @param storeBytes block cache and write buffers of all stores
 */
public record StreamsReading(
        StreamsPhase phase, int threadsAlive, long processed, long lag, long pollAgeSeconds, long storeBytes) {}
