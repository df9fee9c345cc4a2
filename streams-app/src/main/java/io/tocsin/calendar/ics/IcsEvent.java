package io.tocsin.calendar.ics;

import io.tocsin.schemas.CalendarEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One VEVENT.
 *
 * <p>Thread-safe.
 *
 * @param uid what it shares with the occurrences that were moved
 * @param event in our words
 * @param instead the start of the occurrence of a series in whose place it is; empty for a series and what is there once
 * @param isCancelled whether it does not take place
 * @param remarks what of it could not be taken
 */
record IcsEvent(String uid, CalendarEvent event, Optional<Instant> instead, boolean isCancelled, List<String> remarks) {
    String id() {
        return event.getId();
    }

    /** The event without these starts, too. */
    CalendarEvent without(List<Instant> starts) {
        if (starts.isEmpty()) {
            return event;
        }
        TreeSet<Instant> except = new TreeSet<>(event.getExcept());
        except.addAll(starts);
        return new CalendarEvent(
                event.getId(),
                event.getTitle(),
                event.getKind(),
                event.getSelector(),
                event.getStart(),
                event.getEnd(),
                event.getAnnouncedAt(),
                event.getExpectedMultiple(),
                event.getTimeZone(),
                event.getRecurrence(),
                new ArrayList<>(except),
                event.getSource());
    }
}
