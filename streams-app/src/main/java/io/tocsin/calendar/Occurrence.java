package io.tocsin.calendar;

import java.time.Instant;

/**
 * One time that an event takes place.
 *
 * <p>Thread-safe.
 *
 * @param end exclusive, after the start
 */
public record Occurrence(Instant start, Instant end) {
    /** Whether it goes on at {@code time}. */
    public boolean covers(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    boolean overlaps(Instant from, Instant to) {
        return start.isBefore(to) && end.isAfter(from);
    }
}
