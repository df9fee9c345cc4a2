package io.tocsin.delivery;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one message tells: one incident or several that began together, as they stand.
 *
 * <p>Thread-safe.
 *
 * @param id the incident's, or the group's with its onset; the same from the first message of this story to its last
 * @param alerts the newest state of each incident, the earliest first; never empty
 */
record Notice(String id, List<Alert> alerts) {
    Notice {
        alerts = List.copyOf(alerts);
    }

    Alert first() {
        return alerts.get(0);
    }

    boolean isResolved() {
        return alerts.stream().allMatch(alert -> alert.getState() == AlertState.RESOLVED);
    }

    Instant startedAt() {
        return first().getStartedAt();
    }

    /** When the last of them was; only of a notice that is resolved. */
    Instant resolvedAt() {
        return alerts.stream()
                .map(alert -> Objects.requireNonNullElse(alert.getResolvedAt(), alert.getUpdatedAt()))
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
