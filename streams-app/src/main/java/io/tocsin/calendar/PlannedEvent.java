package io.tocsin.calendar;

import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.CalendarKind;
import io.tocsin.selector.MalformedSelectorException;
import io.tocsin.selector.Selector;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event of the calendar that was found good, and when it takes place. It lasts as long as its first occurrence: to the same time of a later day where
 * that one does (a whole day stays a whole day when the clocks change), else for the same number of seconds.
 *
 * <p>Thread-safe.
 */
public final class PlannedEvent {
    /** How long before its start announced load is told at most. The networks cannot tell further ahead from never. */
    public static final Duration MAX_NOTICE = Duration.ofHours(24);

    /** What recurs lasts that long at most. */
    static final Duration MAX_RECURRING = Duration.ofDays(31);

    private static final int MAX_ID_CHARS = 255;
    private static final int MAX_TITLE_CHARS = 1_000;
    private static final int MAX_EXCEPT = 5_000;
    private static final float MAX_MULTIPLE = 1_000;
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final CalendarEvent event;
    private final Selector selector;
    private final ZoneId zone;
    private final long wholeDays;
    private final @Nullable OccurrenceCache recurring;

    private PlannedEvent(CalendarEvent event) {
        this.event = event;
        this.selector = selector(event);
        this.zone = zone(event);
        this.wholeDays = wholeDays();
        String rule = event.getRecurrence();
        this.recurring = rule == null
                ? null
                : new OccurrenceCache(
                        new Recurrence(rule, event.getStart(), zone, new HashSet<>(event.getExcept())), this::lasting);
    }

    /**
     * Checks an event.
     *
     * @throws MalformedEventException if it cannot be planned with
     */
    public static PlannedEvent of(CalendarEvent event) {
        requireText(event.getId(), "id", MAX_ID_CHARS);
        requireText(event.getTitle(), "title", MAX_TITLE_CHARS);
        require(
                !event.getStart().isBefore(FIRST) && !event.getEnd().isAfter(LAST),
                "event must lie between 1970 and 2200",
                event);
        require(event.getStart().isBefore(event.getEnd()), "end must be after the start", event);
        require(
                event.getRecurrence() == null
                        || Duration.between(event.getStart(), event.getEnd()).compareTo(MAX_RECURRING) <= 0,
                "what recurs must not last longer than " + MAX_RECURRING.toDays() + " days",
                event);
        require(event.getExcept().size() <= MAX_EXCEPT, "more than " + MAX_EXCEPT + " exceptions", event);
        requireMultiple(event);
        PlannedEvent planned = new PlannedEvent(event);
        planned.tryOut();
        return planned;
    }

    /** What the rule's arithmetic cannot do must come to light here, not in a stream thread. */
    private void tryOut() {
        try {
            List<Occurrence> first = occurrences(event.getStart(), event.getEnd());
            Optional<Occurrence> later = currentOrNext(event.getEnd());
            require(!first.isEmpty() || later.isPresent(), "recurrence has no occurrence", event);
        } catch (DateTimeException | ArithmeticException e) {
            throw new MalformedEventException(
                    "recurrence cannot be worked out: recurrence=" + event.getRecurrence() + " reason=" + e);
        }
    }

    private static void requireMultiple(CalendarEvent event) {
        Float multiple = event.getExpectedMultiple();
        if (event.getKind() == CalendarKind.ANNOUNCED_LOAD) {
            require(multiple != null, "announced load without the expected multiple", event);
        }
        require(
                multiple == null || (multiple >= 1 && multiple <= MAX_MULTIPLE),
                "expected multiple must be 1 to " + (int) MAX_MULTIPLE,
                event);
    }

    private static void requireText(String text, String what, int maxChars) {
        boolean isFit =
                !text.isBlank() && text.length() <= maxChars && text.chars().noneMatch(Character::isISOControl);
        if (!isFit) {
            throw new MalformedEventException(
                    what + " must have 1 to " + maxChars + " characters, none of them a control character");
        }
    }

    private static void require(boolean holds, String rule, CalendarEvent event) {
        if (!holds) {
            throw new MalformedEventException(
                    rule + ": start=" + event.getStart() + " end=" + event.getEnd() + " id=" + event.getId());
        }
    }

    private static Selector selector(CalendarEvent event) {
        try {
            return Selector.parse(event.getSelector());
        } catch (MalformedSelectorException e) {
            throw new MalformedEventException(String.valueOf(e.getMessage()));
        }
    }

    private static ZoneId zone(CalendarEvent event) {
        try {
            return ZoneId.of(event.getTimeZone());
        } catch (DateTimeException e) {
            throw new MalformedEventException(
                    "time zone must be a name such as Europe/Berlin: timeZone=" + event.getTimeZone());
        }
    }

    private long wholeDays() {
        ZonedDateTime start = event.getStart().atZone(zone);
        ZonedDateTime end = event.getEnd().atZone(zone);
        boolean isWhole = start.toLocalTime().equals(end.toLocalTime());
        LocalDate lastDay = end.toLocalDate();
        return isWhole ? ChronoUnit.DAYS.between(start.toLocalDate(), lastDay) : 0;
    }

    private Occurrence lasting(Instant start) {
        Instant end = wholeDays > 0
                ? start.atZone(zone).plusDays(wholeDays).toInstant()
                : start.plus(Duration.between(event.getStart(), event.getEnd()));
        return new Occurrence(start, end);
    }

    public String id() {
        return event.getId();
    }

    public CalendarKind kind() {
        return event.getKind();
    }

    /** Which entities it is for. */
    public Selector selector() {
        return selector;
    }

    /** Whose wall clock it follows. */
    public ZoneId zone() {
        return zone;
    }

    /** As it was written; not to be changed. */
    public CalendarEvent event() {
        return event;
    }

    /** Those that have a part in {@code from} to {@code to}, at most some days, in order. */
    public List<Occurrence> occurrences(Instant from, Instant to) {
        Stream<Occurrence> all = recurring == null
                ? Stream.of(new Occurrence(event.getStart(), event.getEnd()))
                : recurring.between(from, to);
        return all.filter(one -> one.overlaps(from, to)).toList();
    }

    /** The one that goes on at {@code time}, or else the next; empty when all is over. */
    public Optional<Occurrence> currentOrNext(Instant time) {
        Stream<Occurrence> current = occurrences(time, time.plusMillis(1)).stream();
        Stream<Occurrence> next =
                recurring == null ? Stream.of(lasting(event.getStart())) : recurring.next(time).stream();
        return Stream.concat(current, next)
                .filter(one -> one.end().isAfter(time))
                .findFirst();
    }

    /** From when on an occurrence of announced load is told. */
    Instant toldFrom(Occurrence occurrence) {
        Instant earliest = occurrence.start().minus(MAX_NOTICE);
        Instant announced = event.getAnnouncedAt();
        return announced == null || announced.isBefore(earliest) ? earliest : announced;
    }
}
