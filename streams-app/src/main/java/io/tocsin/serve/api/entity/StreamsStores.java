package io.tocsin.serve.api.entity;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of this instance by the interactive queries of Kafka Streams. Thread-safe. */
public final class StreamsStores implements StoreSource {
    private final KafkaStreams streams;

    public StreamsStores(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore()));
    }
}
