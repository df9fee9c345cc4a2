package io.tocsin.sizing;

/**
 * What Kafka has to bear. Immutable. Thread-safe.
 *
 * @param count brokers to have at least
 * @param busyCores of all
 * @param inPerSecond bytes that come from producers and from other brokers
 * @param outPerSecond bytes that go to consumers and to other brokers
 * @param diskBytes of all
 * @param replicas of partitions, of all topics of Tocsin
 * @param transactionsPerSecond that are committed
 * @param markersPerSecond records that end them, one each partition that was written to
 */
public record Brokers(
        int count,
        double busyCores,
        double inPerSecond,
        double outPerSecond,
        double diskBytes,
        long replicas,
        double transactionsPerSecond,
        double markersPerSecond) {}
