package io.tocsin.alert;

import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores that steps of one task share. One step adds them to the topology, the others are connected with them by name: whoever added them once more would get
 * a task, and stores, of its own.
 *
 * <p>Thread-safe.
 */
record AlertStores(
        StoreBuilder<KeyValueStore<String, Incident>> incidents,
        StoreBuilder<KeyValueStore<String, Thresholds>> thresholds) {

    static AlertStores of(String incidents, String thresholds) {
        // It is asked for at every tick and holds next to nothing: memory, with a change-log like the others.
        return new AlertStores(
                incidentsIn(incidents),
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(thresholds), Serdes.String(), new ThresholdsSerde()));
    }

    /** Other incidents, judged by the same thresholds. */
    AlertStores withIncidents(String name) {
        return new AlertStores(incidentsIn(name), thresholds);
    }

    private static StoreBuilder<KeyValueStore<String, Incident>> incidentsIn(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), new IncidentSerde());
    }

    Set<StoreBuilder<?>> all() {
        return Set.of(incidents, thresholds);
    }

    StoredBook book(ProcessorContext<?, ?> context) {
        return new StoredBook(context.getStateStore(incidents.name()), context.getStateStore(thresholds.name()));
    }
}
