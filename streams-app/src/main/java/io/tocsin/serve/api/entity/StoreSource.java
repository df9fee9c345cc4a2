package io.tocsin.serve.api.entity;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Gives the stores of this instance to whoever asks from outside a stream thread. Implementations are thread-safe. */
public interface StoreSource {

    /**
     * All that this instance holds of a store.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while partitions move
     */
    <K, V> ReadOnlyKeyValueStore<K, V> store(String name);
}
