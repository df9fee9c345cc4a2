package io.tocsin.alert;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * A book that knows of which entities it holds incidents: the many of which there is none cost no look into the store at each tick. Who else writes into the store may change and delete what
 * is there, and add nothing.
 *
 * <p>Confined to one stream thread.
 */
final class SparseBook implements AlertBook {
    private final StoredBook stored;
    /** All that are there, and perhaps some that others have deleted; null before the first question. */
    private @Nullable Set<String> keys;

    SparseBook(StoredBook stored) {
        this.stored = stored;
    }

    private Set<String> keys() {
        if (keys == null) {
            Set<String> there = new HashSet<>();
            try (KeyValueIterator<String, Incident> all = stored.incidents().all()) {
                all.forEachRemaining(incident -> there.add(incident.key));
            }
            keys = there;
        }
        return keys;
    }

    @Override
    public @Nullable Incident incident(String key) {
        return keys().contains(key) ? stored.incident(key) : null;
    }

    @Override
    public void put(String key, @Nullable Incident incident) {
        if (incident != null) {
            keys().add(key);
            stored.put(key, incident);
        } else if (keys().remove(key)) {
            stored.put(key, null);
        }
    }

    @Override
    public Thresholds thresholds(String entity) {
        return stored.thresholds(entity);
    }

    @Override
    public void move(String entity, Thresholds thresholds) {
        stored.move(entity, thresholds);
    }
}
