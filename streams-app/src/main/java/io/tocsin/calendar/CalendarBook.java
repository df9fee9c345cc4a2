package io.tocsin.calendar;

import io.tocsin.schemas.CalendarEvent;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest good event under each id, as the records of the topic tell them one after the other.
 *
 * <p>Confined to one thread.
 */
final class CalendarBook {
    private final Map<String, PlannedEvent> events = new TreeMap<>();

    /**
     * Takes one record; null takes the event out.
     *
     * @throws MalformedEventException if it cannot be planned with; the event of that id, if there was one, goes on
     */
    void apply(@Nullable String key, @Nullable CalendarEvent event) {
        if (key == null) {
            throw new MalformedEventException("record without a key");
        }
        if (event == null) {
            events.remove(key);
        } else if (!key.equals(event.getId())) {
            throw new MalformedEventException("key must be the id: key=" + key + " id=" + event.getId());
        } else {
            events.put(key, PlannedEvent.of(event));
        }
    }

    Calendar calendar() {
        return Calendar.of(events.values());
    }
}
