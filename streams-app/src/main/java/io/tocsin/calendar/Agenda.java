package io.tocsin.calendar;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The calendar in the order in which people want it: what is in force, what ends first before the others; then what is to come, the next first; then what
 * is over, the newest first.
 *
 * <p>Thread-safe.
 */
public record Agenda(Instant now, List<Item> items) {
    public Agenda {
        items = List.copyOf(items);
    }

    /**
     * One event. Thread-safe.
     *
     * @param occurrence the one that goes on, or else the next; empty when all is over
     */
    public record Item(PlannedEvent event, Optional<Occurrence> occurrence) {
        public boolean isOver() {
            return occurrence.isEmpty();
        }
    }

    public static Agenda of(Calendar calendar, Instant now) {
        return new Agenda(
                now,
                calendar.events().stream()
                        .map(event -> new Item(event, event.currentOrNext(now)))
                        .sorted(Comparator.comparingInt((Item item) -> rank(item, now))
                                .thenComparingLong(item -> nearness(item, now))
                                .thenComparing(item -> item.event().id()))
                        .toList());
    }

    private static int rank(Item item, Instant now) {
        return item.occurrence()
                .map(occurrence -> occurrence.covers(now) ? 0 : 1)
                .orElse(2);
    }

    private static long nearness(Item item, Instant now) {
        return item.occurrence()
                .map(occurrence -> occurrence.covers(now) ? occurrence.end() : occurrence.start())
                .map(Instant::toEpochMilli)
                .orElse(-item.event().event().getEnd().toEpochMilli());
    }
}
