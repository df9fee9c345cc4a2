package io.tocsin.serve.api.alert;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All incidents that were told: the open ones, and the newest of those that are over.
 *
 * <p>Thread-safe.
 */
public final class AlertLog {
    private static final int RESOLVED_MAX = 20_000;
    private static final Comparator<Alert> NEWEST_FIRST =
            Comparator.comparing(Alert::getStartedAt).reversed().thenComparing(Alert::getId);

    private final Map<String, Alert> open = new HashMap<>();
    private final Map<String, Map<String, Alert>> byEntity = new HashMap<>();
    private final Map<String, Alert> resolved = new LinkedHashMap<>();

    /** The newest state of an incident; false when it is known already. */
    public synchronized boolean take(Alert alert) {
        Map<String, Alert> ofEntity = byEntity.computeIfAbsent(alert.getEntity(), any -> new HashMap<>());
        if (alert.equals(ofEntity.put(alert.getId(), alert))) {
            return false;
        }
        if (alert.getState() == AlertState.RESOLVED) {
            open.remove(alert.getId());
            resolved.put(alert.getId(), alert);
            if (resolved.size() > RESOLVED_MAX) {
                forget(resolved.values().iterator().next());
            }
        } else {
            open.put(alert.getId(), alert);
            resolved.remove(alert.getId());
        }
        return true;
    }

    private void forget(Alert oldest) {
        resolved.remove(oldest.getId());
        Map<String, Alert> ofEntity = byEntity.get(oldest.getEntity());
        if (ofEntity != null) {
            ofEntity.remove(oldest.getId());
            if (ofEntity.isEmpty()) {
                byEntity.remove(oldest.getEntity());
            }
        }
    }

    /** Which of them are asked for. */
    public enum Which {
        OPEN,
        RESOLVED,
        ALL
    }

    /** Those that are meant, the newest first. */
    public synchronized List<Alert> find(Which which, Optional<String> entity, Predicate<Alert> meant) {
        List<Alert> found = new ArrayList<>();
        if (entity.isPresent()) {
            add(found, byEntity.getOrDefault(entity.get(), Map.of()).values(), alert -> isOf(which, alert), meant);
        } else {
            add(found, which == Which.RESOLVED ? List.of() : open.values(), any -> true, meant);
            add(found, which == Which.OPEN ? List.of() : resolved.values(), any -> true, meant);
        }
        found.sort(NEWEST_FIRST);
        return found;
    }

    private static void add(List<Alert> found, Collection<Alert> alerts, Predicate<Alert> one, Predicate<Alert> other) {
        alerts.stream().filter(one).filter(other).forEach(found::add);
    }

    private static boolean isOf(Which which, Alert alert) {
        return switch (which) {
            case ALL -> true;
            case OPEN -> alert.getState() != AlertState.RESOLVED;
            case RESOLVED -> alert.getState() == AlertState.RESOLVED;
        };
    }

    /** Of one entity: those that are open or were at {@code since} or later, the newest first. */
    public List<Alert> ofEntity(String entity, Instant since) {
        return find(Which.ALL, Optional.of(entity), alert -> wasOpen(alert, since));
    }

    static boolean wasOpen(Alert alert, Instant since) {
        return alert.getResolvedAt() == null || alert.getResolvedAt().isAfter(since);
    }
}
