package io.tocsin.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The occurrences of one event, worked out a week at a time and only around the times that were asked for. An endless rule costs no more than one that ends.
 *
 * <p>Thread-safe.
 */
final class OccurrenceCache {
    private static final long WEEK_MS = Duration.ofDays(7).toMillis();
    /** A year, for a training that looks back; then it begins anew. */
    private static final int MAX_WEEKS = 60;

    private final Recurrence recurrence;
    private final Function<Instant, Occurrence> lasting;
    private final Map<Long, List<Occurrence>> weeks = new ConcurrentHashMap<>();

    /** Of starts, each of which lasts as {@code lasting} tells. */
    OccurrenceCache(Recurrence recurrence, Function<Instant, Occurrence> lasting) {
        this.recurrence = recurrence;
        this.lasting = lasting;
    }

    /** Those that start before {@code to}, and among them all that go on at {@code from}; in order. */
    Stream<Occurrence> between(Instant from, Instant to) {
        Instant earliest = from.minus(PlannedEvent.MAX_RECURRING.plusDays(1));
        long firstWeek = Math.floorDiv(earliest.toEpochMilli(), WEEK_MS);
        long lastWeek = Math.floorDiv(to.toEpochMilli(), WEEK_MS);
        return LongStream.rangeClosed(firstWeek, lastWeek).boxed().flatMap(number -> week(number).stream());
    }

    /** The next ones after {@code time}, a few. */
    List<Occurrence> next(Instant time) {
        return recurrence.next(time).stream().map(lasting).toList();
    }

    private List<Occurrence> week(long number) {
        if (weeks.size() > MAX_WEEKS) {
            weeks.clear();
        }
        return weeks.computeIfAbsent(number, this::occurrences);
    }

    private List<Occurrence> occurrences(long week) {
        Instant from = Instant.ofEpochMilli(week * WEEK_MS);
        return recurrence.starts(from, from.plusMillis(WEEK_MS)).stream()
                .map(lasting)
                .toList();
    }
}
