package io.tocsin.cli;

import io.tocsin.schemas.AlertKind;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code failure} or {@code no-data}. Thread-safe. */
final class AlertKindConverter implements ITypeConverter<AlertKind> {
    static final String KINDS = "failure, anomaly, limit, no-data, blind";

    @Override
    public AlertKind convert(String value) {
        String name = value.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(AlertKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("must be one of " + KINDS + ": value=" + value));
    }
}
