package io.tocsin.calendar;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All that is planned, as of one moment. Who asks gets the same answer to the same question for ever; what changes is the next image.
 *
 * <p>Thread-safe: immutable, but for what it remembers of answers.
 */
public final class Calendar {
    /** Nothing is planned. */
    public static final Calendar EMPTY = new Calendar(List.of());

    private final List<PlannedEvent> events;
    private final HourCache hours;

    private Calendar(List<PlannedEvent> events) {
        this.events = events;
        this.hours = new HourCache(events);
    }

    /** Of these events. */
    public static Calendar of(Collection<PlannedEvent> events) {
        return new Calendar(
                events.stream().sorted(Comparator.comparing(PlannedEvent::id)).toList());
    }

    /** What is in force for an entity that has these labels. */
    public CalendarMarks at(String entity, Map<String, String> labels, Instant time) {
        // Whoever plans nothing must not pay for it.
        if (events.isEmpty()) {
            return CalendarMarks.NONE;
        }
        List<Stretch> candidates = hours.at(time);
        return candidates.isEmpty() ? CalendarMarks.NONE : new MarkCollector(entity, labels, time).of(candidates);
    }

    /** All events, over or not, by their ids. */
    public List<PlannedEvent> events() {
        return events;
    }
}
