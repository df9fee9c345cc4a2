package io.tocsin.fleet;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import io.tocsin.topics.KeyPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest of every entity that an instance holds: a part a partition, which comes and goes with the partition, so that the parts of all instances
 * together are the fleet and have no entity in common. What a part does not know yet it learns within a tick; open incidents it learns at once.
 *
 * <p>Thread-safe.
 */
public final class LiveFleet {
    private final Duration tick;
    private final int partitions;
    private final Map<Integer, FleetState> parts = new ConcurrentHashMap<>();
    private final Map<String, Alert> open = new ConcurrentHashMap<>();

    /** Without any partition yet, of so many by entity. */
    public LiveFleet(Duration tick, int partitions) {
        this.tick = tick;
        this.partitions = partitions;
    }

    /** The part of a partition that this instance holds from now on. */
    FleetState hold(int partition) {
        FleetState part = new FleetState(tick);
        parts.put(partition, part);
        open.forEach((key, alert) -> {
            if (partitionOf(alert.getEntity()) == partition) {
                part.alert(key, alert);
            }
        });
        return part;
    }

    /** Another instance, or another thread, holds the partition. */
    void release(int partition, FleetState part) {
        parts.remove(partition, part);
    }

    /** The newest state of the incident of a key, {@code entity|kind}, whoever holds the entity; null where it was deleted. */
    public void alert(String key, @Nullable Alert alert) {
        if (alert == null || alert.getState() == AlertState.RESOLVED) {
            open.remove(key);
        } else {
            open.put(key, alert);
        }
        int bar = key.lastIndexOf('|');
        String entity = alert != null ? alert.getEntity() : key.substring(0, Math.max(0, bar));
        partOf(entity).ifPresent(part -> part.alert(key, alert));
    }

    private Optional<FleetState> partOf(String entity) {
        return Optional.ofNullable(parts.get(partitionOf(entity)));
    }

    private int partitionOf(String entity) {
        return KeyPartition.of(entity, partitions);
    }

    /** What was said of an entity last, as far as it is held here and anything was said since. */
    public Optional<Score> newest(String entity) {
        return partOf(entity).flatMap(part -> part.newest(entity));
    }

    /** An entity that is held here as it stands at {@code now}, by the clock. */
    public Optional<EntityLine> line(String entity, Instant now) {
        return partOf(entity).flatMap(part -> part.line(entity, now));
    }

    /** What is held here, as it stands at {@code now}, by the clock. */
    public FleetPart part(FleetQuery query, Instant now) {
        return FleetPart.of(
                parts.values().stream().map(part -> part.part(query, now)).toList(), query.end());
    }

    /** Those of which something else is to be said than at the last call with these marks. */
    public List<EntityLine> changed(FleetMarks marks, Instant now) {
        return parts.values().stream()
                .flatMap(part -> part.changed(marks, now).stream())
                .toList();
    }

    /** How many entities are held here. */
    public int size() {
        return parts.values().stream().mapToInt(FleetState::size).sum();
    }
}
