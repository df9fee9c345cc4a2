package io.tocsin.cli;

import io.tocsin.selector.MalformedSelectorException;
import io.tocsin.selector.Selector;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code host/*{env=prod}}. Thread-safe. */
final class SelectorConverter implements ITypeConverter<Selector> {
    @Override
    public Selector convert(String value) {
        try {
            return Selector.parse(value);
        } catch (MalformedSelectorException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
