package io.tocsin.calendar;

import java.time.Instant;

/**
 * One occurrence with the event that it is of.
 *
 * <p>Thread-safe.
 *
 * @param toldFrom when it is told of: its start, or earlier for announced load
 */
record Stretch(PlannedEvent event, Occurrence occurrence, Instant toldFrom) {
    boolean covers(Instant time) {
        return !time.isBefore(toldFrom) && time.isBefore(occurrence.end());
    }
}
