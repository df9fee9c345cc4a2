package io.tocsin.retraining;

import io.tocsin.alert.EntityAlerts;
import io.tocsin.config.AlertSettings;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The incidents of each entity, made of the scores by the rules that the running system raises them by. Not read from the alerts topic: that one is
 * compacted and forgets all but the newest of each entity, while the ticks are kept.
 *
 * <p>Foretold failures are none: nothing was wrong yet, and what they are foretold by is to be learned.
 *
 * <p>Confined to one thread.
 */
final class IncidentLog {
    private static final long OPEN = Long.MAX_VALUE;

    private final AlertSettings settings;
    private final long tickDurationMs;
    private final Map<String, EntityAlerts> alerts = new HashMap<>();
    /** By the incident's id, which begins with the entity. */
    private final Map<String, Map<String, Stretch>> incidents = new HashMap<>();

    /**
     * Ticks of one entity.
     *
     * @param firstTick the first
     * @param endTick after the last
     */
    record Stretch(long firstTick, long endTick) {

        boolean overlaps(long first, long end) {
            return firstTick < end && first < endTick;
        }
    }

    IncidentLog(AlertSettings settings, long tickDurationMs) {
        this.settings = settings;
        this.tickDurationMs = tickDurationMs;
    }

    void add(Score score) {
        alerts.computeIfAbsent(score.getEntity(), entity -> new EntityAlerts(settings, tickDurationMs))
                .add(score)
                .forEach(this::take);
    }

    private void take(Alert alert) {
        if (alert.getKind() == AlertKind.FAILURE) {
            return;
        }
        long first = Math.floorDiv(alert.getStartedAt().toEpochMilli(), tickDurationMs);
        long last = Math.floorDiv(alert.getUpdatedAt().toEpochMilli(), tickDurationMs);
        long end = alert.getState() == AlertState.RESOLVED ? last + 1 : OPEN;
        incidents
                .computeIfAbsent(alert.getEntity(), entity -> new HashMap<>())
                .put(alert.getId(), new Stretch(first, end));
    }

    /** Those of {@code entity}; one that is open has no end. */
    List<Stretch> of(String entity) {
        return new ArrayList<>(incidents.getOrDefault(entity, Map.of()).values());
    }

    /** Forgets what was over before {@code tick}. */
    void forgetBefore(long tick) {
        incidents.values().forEach(all -> all.values().removeIf(one -> one.endTick() <= tick));
        incidents.values().removeIf(Map::isEmpty);
    }
}
