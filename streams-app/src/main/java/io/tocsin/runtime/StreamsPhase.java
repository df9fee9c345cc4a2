package io.tocsin.runtime;

import org.apache.kafka.streams.KafkaStreams;

/** Where Kafka Streams stands in its life. Thread-safe. */
public enum StreamsPhase {
    NEW,
    REBALANCING,
    RUNNING,
    STOPPING,
    STOPPED,
    FAILED;

    static StreamsPhase of(KafkaStreams.State state) {
        return switch (state) {
            case CREATED -> NEW;
            case REBALANCING -> REBALANCING;
            case RUNNING -> RUNNING;
            case PENDING_SHUTDOWN -> STOPPING;
            case NOT_RUNNING -> STOPPED;
            case PENDING_ERROR, ERROR -> FAILED;
        };
    }
}
