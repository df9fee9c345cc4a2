package io.tocsin.delivery;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one message tells: one incident or several that began together, as they stand.
 *
 * <p>Thread-safe.
 *
 * @param id the incident's, or the group's with its onset; the same from the first message of this story to its last
 * @param alerts the newest state of each incident, the earliest first; never empty
 * @param isKnown whether the receiver was told of this story before
 */
record Notice(String id, List<Alert> alerts, boolean isKnown) {
    Notice {
        alerts = List.copyOf(alerts);
    }

    /** That the receiver was not told of before. */
    Notice(String id, List<Alert> alerts) {
        this(id, alerts, false);
    }

    Alert first() {
        return alerts.get(0);
    }

    /** Of those that go on all have somebody who takes care, and the receiver knows of them. */
    boolean isAcknowledged() {
        return isKnown
                && !isResolved()
                && alerts.stream()
                        .filter(alert -> alert.getState() != AlertState.RESOLVED)
                        .allMatch(alert -> alert.getAcknowledgedBy() != null);
    }

    /** Those who take care of what goes on, or did of what is over. */
    List<String> takenBy() {
        return alerts.stream()
                .filter(alert -> isResolved() || alert.getState() != AlertState.RESOLVED)
                .map(Alert::getAcknowledgedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** {@code firing}, {@code acknowledged} or {@code resolved}. */
    String state() {
        return isResolved() ? "resolved" : isAcknowledged() ? "acknowledged" : "firing";
    }

    /** How all of them ended; none while one goes on, or where they ended in several ways. */
    Optional<Ending> ending() {
        List<Ending> endings = alerts.stream()
                .map(alert -> Objects.requireNonNullElse(alert.getEnding(), Ending.RECOVERED))
                .distinct()
                .toList();
        return isResolved() && endings.size() == 1 ? Optional.of(endings.get(0)) : Optional.empty();
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
