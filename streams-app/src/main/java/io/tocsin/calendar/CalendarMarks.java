package io.tocsin.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the calendar says of one entity at one moment.
 *
 * <p>Thread-safe.
 *
 * @param silencedBy id of the event for which alerts are not wanted, the first in the alphabet of several; null when there is none
 * @param keptOutBy id of the event for which no model should learn, likewise
 * @param announced the load that is announced; null when none is
 */
public record CalendarMarks(
        @Nullable String silencedBy,
        @Nullable String keptOutBy,
        @Nullable Announcement announced) {
    /** Nothing is planned. */
    public static final CalendarMarks NONE = new CalendarMarks(null, null, null);

    /**
     * Load that is to come, or that goes on.
     *
     * @param start when it begins, or began
     * @param multiple the load as a multiple of the usual one, 1 or more
     */
    public record Announcement(Instant start, float multiple) {}

    /** Whether nothing is planned. */
    public boolean isNone() {
        return silencedBy == null && keptOutBy == null && announced == null;
    }
}
