package io.tocsin.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads ISO 8601: {@code 2026-03-01T14:00:00Z}, with another offset, or without one in the local zone. Thread-safe. */
final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
        try {
            TemporalAccessor moment = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    value.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            return moment instanceof OffsetDateTime withOffset
                    ? withOffset.toInstant()
                    : LocalDateTime.from(moment).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("must be a time such as 2026-03-01T14:00:00Z: value=" + value);
        }
    }
}
