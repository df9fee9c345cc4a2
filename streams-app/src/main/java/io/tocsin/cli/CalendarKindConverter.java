package io.tocsin.cli;

import io.tocsin.schemas.CalendarKind;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code maintenance}, {@code announced-load}, whatever the case. Thread-safe. */
final class CalendarKindConverter implements ITypeConverter<CalendarKind> {
    @Override
    public CalendarKind convert(String value) {
        return Arrays.stream(CalendarKind.values())
                .filter(kind -> CalendarText.word(kind).equalsIgnoreCase(value.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("must be one of "
                        + Arrays.stream(CalendarKind.values())
                                .map(CalendarText::word)
                                .collect(Collectors.joining(", "))
                        + ": value=" + value));
    }
}
