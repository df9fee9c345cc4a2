package io.tocsin.sizing;

/**
 * What goes through one topic, over all its partitions. Bytes are as they cross the network, compressed. Immutable. Thread-safe.
 *
 * @param topic name without prefix and {@code application.id}
 * @param kind what it is for
 * @param partitions that it has
 * @param recordsPerSecond written
 * @param writtenPerSecond bytes that producers send, markers of transactions included
 * @param replicatedPerSecond bytes that brokers send each other
 * @param readPerSecond bytes that consumers get
 * @param diskBytes on all brokers, at most
 * @param kept for how long, or what of it
 * @param ofTheApp whether the app writes it, in transactions; samples come from others
 */
public record TopicFlow(
        String topic,
        Kind kind,
        int partitions,
        double recordsPerSecond,
        double writtenPerSecond,
        double replicatedPerSecond,
        double readPerSecond,
        double diskBytes,
        String kept,
        boolean ofTheApp) {

    /** What a topic is for. */
    public enum Kind {
        DATA,
        REPARTITION,
        CHANGELOG
    }
}
