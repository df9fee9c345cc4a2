package io.tocsin.trainer;

import io.tocsin.calendar.Calendar;
import io.tocsin.calendar.PlannedEvent;
import io.tocsin.schemas.Tick;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes out the ticks that no model should learn from, and counts them by the event that they are kept out for.
 *
 * <p>Confined to one thread.
 */
final class LeftOutTicks {
    /** So many events are named, the heaviest first. */
    private static final int NAMED = 5;

    private final Calendar calendar;
    private final Map<String, Long> ticksByEvent = new TreeMap<>();
    private long count;

    /** Of the calendar of today. */
    LeftOutTicks(Calendar calendar) {
        this.calendar = calendar;
    }

    /** Whether {@code tick} is to be left out; then it is counted. */
    boolean takes(Tick tick) {
        String marked = tick.getKeptOutBy();
        String event = marked != null ? marked : today(tick);
        if (event == null) {
            return false;
        }
        ticksByEvent.merge(event, 1L, Long::sum);
        count++;
        return true;
    }

    private @Nullable String today(Tick tick) {
        return calendar.at(tick.getEntity(), tick.getLabels(), tick.getTime()).keptOutBy();
    }

    long count() {
        return count;
    }

    /** {@code 120 ticks are left out for the calendar: 100 for db-upgrade (Database upgrade), 20 for sale}. */
    String summary() {
        String named = ticksByEvent.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMED)
                .map(one -> one.getValue() + " for " + one.getKey() + title(one.getKey()))
                .collect(Collectors.joining(", "));
        int others = ticksByEvent.size() - NAMED;
        return count + " ticks are left out for the calendar: " + named
                + (others > 0 ? ", the rest for " + others + " other events" : "");
    }

    /** None of an event that has been taken out of the calendar since. */
    private String title(String id) {
        return calendar.events().stream()
                .filter(event -> event.id().equals(id))
                .map(PlannedEvent::event)
                .map(event -> " (" + event.getTitle() + ")")
                .findFirst()
                .orElse("");
    }
}
