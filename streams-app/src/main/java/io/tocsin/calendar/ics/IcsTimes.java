package io.tocsin.calendar.ics;

import io.tocsin.calendar.MalformedEventException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Times as iCalendar writes them: in UTC, in a zone, in whatever zone the reader is in, or whole days.
 *
 * <p>Thread-safe.
 */
final class IcsTimes {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final Pattern WEEKS = Pattern.compile("\\+?P\\d{1,4}W");

    private final IcsZones zones;
    private final ZoneId home;

    /** With the zone of times that name none. */
    IcsTimes(IcsZones zones, ZoneId home) {
        this.zones = zones;
        this.home = home;
    }

    /** The one time of a property; throws {@link MalformedEventException} if it is none. */
    ZonedDateTime time(IcsProperty property) {
        return parse(property, property.value());
    }

    /** All times of a property, such as EXDATE. */
    Stream<ZonedDateTime> times(IcsProperty property) {
        return Arrays.stream(property.value().split(",", -1)).map(text -> parse(property, text.strip()));
    }

    private ZonedDateTime parse(IcsProperty property, String text) {
        try {
            if (property.isDate() || text.indexOf('T') < 0) {
                return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay(zone(property));
            }
            boolean isUtc = text.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(isUtc ? text.substring(0, text.length() - 1) : text, LOCAL);
            return ZonedDateTime.ofLocal(local, isUtc ? ZoneOffset.UTC : zone(property), null);
        } catch (DateTimeException e) {
            throw new MalformedEventException("not a time: " + property.name() + "=" + text);
        }
    }

    private ZoneId zone(IcsProperty property) {
        String name = property.parameters().get("TZID");
        return name == null ? home : zones.zone(name);
    }

    /** {@code start} and a DURATION after it; days and weeks of it by the calendar. */
    Instant after(ZonedDateTime start, IcsProperty duration) {
        String text = duration.value();
        try {
            if (WEEKS.matcher(text).matches()) {
                int weeks = Integer.parseInt(text.replaceAll("\\D", ""));
                return start.plusWeeks(weeks).toInstant();
            }
            Duration parsed = Duration.parse(text);
            return start.plusDays(parsed.toDays())
                    .plus(parsed.minusDays(parsed.toDays()))
                    .toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw new MalformedEventException("not a duration: DURATION=" + text);
        }
    }
}
