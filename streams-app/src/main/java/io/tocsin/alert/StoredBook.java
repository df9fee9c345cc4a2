package io.tocsin.alert;

import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The book in the stores of one task. Confined to one stream thread. */
record StoredBook(KeyValueStore<String, Incident> incidents, KeyValueStore<String, Thresholds> thresholds)
        implements AlertBook {

    @Override
    public @Nullable Incident incident(String key) {
        return incidents.get(key);
    }

    @Override
    public void put(String key, @Nullable Incident incident) {
        incidents.put(key, incident);
    }

    @Override
    public Thresholds thresholds(String entity) {
        Thresholds stored = thresholds.get(entity);
        return stored == null ? Thresholds.USUAL : stored;
    }

    @Override
    public void move(String entity, Thresholds moved) {
        thresholds.put(entity, moved);
    }
}
