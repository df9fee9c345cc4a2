package io.tocsin.cli;

import io.tocsin.calendar.LocalMoment;
import io.tocsin.calendar.MalformedEventException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2026-11-22T02:00}, {@code 2026-11-22T02:00:00Z} and {@code 2026-11-22}. Thread-safe. */
final class LocalMomentConverter implements ITypeConverter<LocalMoment> {
    @Override
    public LocalMoment convert(String value) {
        try {
            return LocalMoment.parse(value);
        } catch (MalformedEventException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
