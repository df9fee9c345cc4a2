package io.tocsin.calendar;

import io.tocsin.schemas.CalendarKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What may be in force in an hour: the few occurrences that have a part in it, so that a tick is not compared with all that is ever planned.
 *
 * <p>Thread-safe.
 */
final class HourCache {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    /** Ten days of entities whose clocks differ; then it begins anew. */
    private static final int MAX_HOURS = 240;

    private final List<PlannedEvent> events;
    private final Map<Long, List<Stretch>> hours = new ConcurrentHashMap<>();

    HourCache(List<PlannedEvent> events) {
        this.events = events;
    }

    /** All that can be in force at {@code time}, in the order of the events' ids. */
    List<Stretch> at(Instant time) {
        long number = Math.floorDiv(time.toEpochMilli(), HOUR_MS);
        List<Stretch> known = hours.get(number);
        return known == null ? workOut(number) : known;
    }

    private List<Stretch> workOut(long number) {
        if (hours.size() > MAX_HOURS) {
            hours.clear();
        }
        Instant from = Instant.ofEpochMilli(number * HOUR_MS);
        Instant to = from.plusMillis(HOUR_MS);
        List<Stretch> stretches =
                events.stream().flatMap(event -> stretches(event, from, to)).toList();
        hours.put(number, stretches);
        return stretches;
    }

    private static Stream<Stretch> stretches(PlannedEvent event, Instant from, Instant to) {
        boolean isAnnounced = event.kind() == CalendarKind.ANNOUNCED_LOAD;
        Instant until = isAnnounced ? to.plus(PlannedEvent.MAX_NOTICE) : to;
        return event.occurrences(from, until).stream()
                .map(one -> new Stretch(event, one, isAnnounced ? event.toldFrom(one) : one.start()))
                .filter(stretch -> stretch.toldFrom().isBefore(to));
    }
}
