package io.tocsin.console.explain;

import io.tocsin.schemas.Alert;
import java.time.Duration;
import java.time.Instant;

/**
 * The time around the beginning of an incident that is shown. Thread-safe.
 *
 * @param from inclusive
 * @param start when the incident began
 * @param to exclusive
 */
record Stretch(Instant from, Instant start, Instant to) {
    private static final Duration LEAST_BEFORE = Duration.ofMinutes(5);
    private static final Duration MOST_BEFORE = Duration.ofMinutes(15);
    private static final Duration MOST_AFTER = Duration.ofMinutes(45);

    /** As long before as it has lasted, within bounds, and the first three quarters of an hour of it. */
    static Stretch of(Alert alert, Instant now) {
        Instant start = alert.getStartedAt();
        Instant end = alert.getResolvedAt() == null ? now : alert.getResolvedAt();
        Duration lasted = bounded(Duration.between(start, end), Duration.ofMinutes(1), MOST_AFTER);
        return new Stretch(start.minus(bounded(lasted, LEAST_BEFORE, MOST_BEFORE)), start, start.plus(lasted));
    }

    private static Duration bounded(Duration value, Duration least, Duration most) {
        return value.compareTo(least) < 0 ? least : value.compareTo(most) > 0 ? most : value;
    }
}
