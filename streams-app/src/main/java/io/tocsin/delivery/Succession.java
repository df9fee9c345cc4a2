package io.tocsin.delivery;

import io.tocsin.schemas.Alert;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which incident of an entity and kind came after which.
 *
 * <p>Confined to one thread.
 */
final class Succession {
    /** By entity|kind, the id of the newest. */
    private final Map<String, String> newest = new HashMap<>();
    /** By entity|kind, when the newest that is over began. */
    private final Map<String, Instant> newestOver = new HashMap<>();

    private static String key(Alert alert) {
        return alert.getEntity() + "|" + alert.getKind();
    }

    /** Whether it is of an incident that is over, once more: an app that delivers at least once may repeat it. */
    boolean isRepeat(Alert alert) {
        Instant over = newestOver.get(key(alert));
        return over != null && !alert.getStartedAt().isAfter(over);
    }

    /** The id of the incident before this one. */
    Optional<String> forerunner(Alert alert) {
        return Optional.ofNullable(newest.get(key(alert)));
    }

    void began(Alert alert) {
        newest.put(key(alert), alert.getId());
    }

    void ended(Alert alert) {
        newestOver.put(key(alert), alert.getStartedAt());
    }

    /** That it is over stays known. */
    void forget(Alert alert) {
        newest.remove(key(alert), alert.getId());
    }

    void clear() {
        newest.clear();
        newestOver.clear();
    }
}
