package io.tocsin.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as it was typed: with an offset, or by the wall clock of a zone that another option names, or the first moment of a day there.
 *
 * <p>Thread-safe.
 */
record LocalMoment(String text, TemporalAccessor moment) {

    /**
     * In {@code zone}, where it has no offset.
     *
     * @throws TypeConversionException if the clocks there jump over it
     */
    Instant in(ZoneId zone) {
        if (moment instanceof OffsetDateTime withOffset) {
            return withOffset.toInstant();
        }
        LocalDateTime local =
                moment instanceof LocalDate day ? day.atStartOfDay(zone).toLocalDateTime() : LocalDateTime.from(moment);
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new TypeConversionException(
                    "no such time, the clocks go forward over it: value=" + text + " time zone=" + zone);
        }
        return local.atZone(zone).toInstant();
    }

    /** Reads {@code 2026-11-22T02:00}, {@code 2026-11-22T02:00:00Z} and {@code 2026-11-22}. */
    static final class Converter implements ITypeConverter<LocalMoment> {
        @Override
        public LocalMoment convert(String value) {
            String text = value.strip().replace(' ', 'T');
            try {
                return new LocalMoment(
                        value,
                        text.indexOf('T') < 0
                                ? LocalDate.parse(text)
                                : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                                        text, OffsetDateTime::from, LocalDateTime::from));
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "must be a time such as 2026-11-22T02:00 or 2026-11-22T01:00:00Z: value=" + value);
            }
        }
    }
}
