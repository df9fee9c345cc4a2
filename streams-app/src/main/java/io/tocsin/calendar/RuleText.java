package io.tocsin.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;

/**
 * A recurrence rule as it is written, {@code FREQ=WEEKLY;BYDAY=SU;UNTIL=20261231T010000Z}, and the bounds within which it is taken: at most once an hour, so
 * that no rule that somebody writes makes a tick slow.
 *
 * <p>Thread-safe.
 */
final class RuleText {
    private static final int MAX_CHARS = 500;
    private static final int MAX_INTERVAL = 1_000;
    /** A year of hours. */
    private static final int MAX_COUNT = 10_000;

    private static final String UNTIL = "UNTIL";
    private static final Set<String> FREQUENCIES = Set.of("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final String text;
    private final Map<String, String> parts = new LinkedHashMap<>();

    private RuleText(String text) {
        this.text = text;
    }

    /**
     * Reads a rule.
     *
     * @throws MalformedEventException if it is none, or not within the bounds
     */
    static RuleText parse(String text) {
        RuleText rule = new RuleText(text);
        rule.split();
        rule.requireBounds();
        return rule;
    }

    private void split() {
        require(text.length() <= MAX_CHARS, "rule has more than " + MAX_CHARS + " characters");
        for (String part : text.strip().split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            require(equals > 0, "part of a rule without =");
            String name = part.substring(0, equals).strip().toUpperCase(Locale.ROOT);
            String value = part.substring(equals + 1).strip().toUpperCase(Locale.ROOT);
            require(parts.put(name, value) == null, "part of a rule is there twice: part=" + name);
        }
    }

    private void requireBounds() {
        String frequency = parts.getOrDefault("FREQ", "");
        require(
                FREQUENCIES.contains(frequency),
                "rule must recur HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY: FREQ=" + frequency);
        requireNumber("INTERVAL", MAX_INTERVAL);
        requireNumber("COUNT", MAX_COUNT);
        require(parts.getOrDefault("BYMINUTE", "").indexOf(',') < 0, "rule may recur once an hour at most");
        require(parts.getOrDefault("BYSECOND", "").indexOf(',') < 0, "rule may recur once an hour at most");
        // So the standard says; worked out all the same, such a rule takes seconds.
        require(frequency.equals("YEARLY") || !parts.containsKey("BYWEEKNO"), "BYWEEKNO of a rule needs FREQ=YEARLY");
        require(!parts.containsKey("RSCALE"), "rule must be of the Gregorian calendar");
    }

    private void requireNumber(String part, int max) {
        String value = parts.get(part);
        if (value != null) {
            boolean isNumber = value.matches("\\d{1,6}");
            require(
                    isNumber && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= max,
                    part + " of a rule must be 1 to " + max);
        }
    }

    /** The rule without its end. */
    Recur<LocalDateTime> rule() {
        String endless = parts.entrySet().stream()
                .filter(part -> !part.getKey().equals(UNTIL))
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
        try {
            return new Recur<>(endless);
        } catch (RuntimeException e) {
            // The library has no exception of its own for what it cannot read.
            throw malformed("not a recurrence rule: reason=" + e.getMessage());
        }
    }

    /** The last moment at which an occurrence may start; the end of time where the rule does not say. */
    Instant last(ZoneId zone) {
        String until = parts.get(UNTIL);
        if (until == null) {
            return Instant.MAX;
        }
        try {
            if (until.indexOf('T') < 0) {
                LocalDate day = LocalDate.parse(until, DateTimeFormatter.BASIC_ISO_DATE);
                return day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
            }
            boolean isUtc = until.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(isUtc ? until.substring(0, until.length() - 1) : until, LOCAL);
            return local.atZone(isUtc ? ZoneOffset.UTC : zone).toInstant();
        } catch (DateTimeException e) {
            throw malformed("UNTIL must be a time such as 20261231T010000Z, or a day");
        }
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw malformed(rule + ":");
        }
    }

    private MalformedEventException malformed(String rule) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "?");
        String shown = oneLine.length() <= 80 ? oneLine : oneLine.substring(0, 80) + "...";
        return new MalformedEventException(rule + " recurrence=" + shown);
    }
}
