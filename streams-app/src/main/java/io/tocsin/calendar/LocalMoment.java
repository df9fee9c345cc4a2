package io.tocsin.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/**
 * A time as somebody wrote it: with an offset, or by the wall clock of a zone that is named elsewhere, or the first moment of a day there.
 *
 * <p>Thread-safe.
 */
public record LocalMoment(String text, TemporalAccessor moment) {

    /**
     * Reads {@code 2026-11-22T02:00}, {@code 2026-11-22T02:00:00Z} and {@code 2026-11-22}.
     *
     * @throws MalformedEventException if it is none of these
     */
    public static LocalMoment parse(String value) {
        String text = value.strip().replace(' ', 'T');
        try {
            return new LocalMoment(
                    value,
                    text.indexOf('T') < 0
                            ? LocalDate.parse(text)
                            : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                                    text, OffsetDateTime::from, LocalDateTime::from));
        } catch (DateTimeParseException e) {
            throw new MalformedEventException(
                    "must be a time such as 2026-11-22T02:00 or 2026-11-22T01:00:00Z: value=" + value);
        }
    }

    /**
     * In {@code zone}, where it has no offset.
     *
     * @throws MalformedEventException if the clocks there jump over it
     */
    public Instant in(ZoneId zone) {
        if (moment instanceof OffsetDateTime withOffset) {
            return withOffset.toInstant();
        }
        LocalDateTime local =
                moment instanceof LocalDate day ? day.atStartOfDay(zone).toLocalDateTime() : LocalDateTime.from(moment);
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new MalformedEventException(
                    "no such time, the clocks go forward over it: value=" + text + " time zone=" + zone);
        }
        return local.atZone(zone).toInstant();
    }
}
