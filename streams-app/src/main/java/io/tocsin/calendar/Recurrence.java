package io.tocsin.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;

/**
 * When an event recurs: a rule of RFC 5545, a first start, and the zone whose wall clock counts. The rule is worked out on local times and each of them is
 * then put on the time line, so that 02:00 stays 02:00 when the clocks change; a local time that a change leaves out is as much later as the gap is long, one
 * that comes twice is the first of the two.
 *
 * <p>Thread-safe.
 */
final class Recurrence {
    /** Beyond this nothing is planned. */
    private static final Duration HORIZON = Duration.ofDays(3_660);
    /** In all that is ever asked for at once there are fewer; a rule that goes on is cut there. */
    private static final int MAX_STARTS = 2_000;
    /** After what is planned at the latest. */
    private static final LocalDateTime END_OF_TIME = LocalDateTime.parse("2201-01-01T00:00:00");
    /** Local times and those of the time line are never further apart from each other than that. */
    private static final Duration ZONE_MARGIN = Duration.ofDays(1);

    private final Recur<LocalDateTime> rule;
    private final LocalDateTime seed;
    private final Instant last;
    private final ZoneId zone;
    private final Set<Instant> except;
    /** All local starts of a rule that counts: it would have to be counted from its beginning each time. Empty for others. */
    private final List<LocalDateTime> counted;

    /**
     * From its rule.
     *
     * @param rule RRULE without its name
     * @param except starts that are left out
     * @throws MalformedEventException if the rule is none, or one that is not taken
     */
    Recurrence(String rule, Instant start, ZoneId zone, Set<Instant> except) {
        RuleText text = RuleText.parse(rule);
        this.zone = zone;
        this.seed = LocalDateTime.ofInstant(start, zone);
        this.rule = text.rule();
        this.last = text.last(zone);
        this.except = Set.copyOf(except);
        int count = this.rule.getCount();
        this.counted = count > 0 ? this.rule.getDates(seed, seed, END_OF_TIME, count) : List.of();
    }

    /** The starts from {@code from} on and before {@code to}, in order. */
    List<Instant> starts(Instant from, Instant to) {
        return startsIn(local(from).minus(ZONE_MARGIN), local(to).plus(ZONE_MARGIN), MAX_STARTS)
                .filter(start -> !start.isBefore(from) && start.isBefore(to))
                .sorted()
                .distinct()
                .toList();
    }

    /** The first starts after {@code time}, a few, in order; empty where none is to come within ten years. */
    List<Instant> next(Instant time) {
        LocalDateTime from = local(time).minus(ZONE_MARGIN);
        // A day's worth before the time, and each that is left out, must not use up the places.
        int enough = 2 * 24 + 2 + except.size();
        return startsIn(from, from.plus(HORIZON), Math.min(MAX_STARTS, enough))
                .filter(start -> start.isAfter(time))
                .sorted()
                .toList();
    }

    private Stream<Instant> startsIn(LocalDateTime from, LocalDateTime to, int most) {
        return localStarts(from, to, most)
                .map(start -> ZonedDateTime.ofLocal(start, zone, null).toInstant())
                .filter(start -> !start.isAfter(last) && !except.contains(start));
    }

    private Stream<LocalDateTime> localStarts(LocalDateTime from, LocalDateTime to, int most) {
        return rule.getCount() > 0
                ? counted.stream()
                        .filter(start -> !start.isBefore(from) && start.isBefore(to))
                        .limit(most)
                : rule.getDates(seed, from, to, most).stream();
    }

    private LocalDateTime local(Instant time) {
        try {
            return LocalDateTime.ofInstant(time, zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time is out of range: time=" + time, e);
        }
    }
}
