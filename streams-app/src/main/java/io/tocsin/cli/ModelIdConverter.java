package io.tocsin.cli;

import io.tocsin.engine.ModelId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code MODEL/VERSION}. Thread-safe. */
final class ModelIdConverter implements ITypeConverter<ModelId> {
    @Override
    public ModelId convert(String value) {
        String[] parts = value.split("/", -1);
        if (parts.length != 2) {
            throw new TypeConversionException("must be MODEL/VERSION: value=" + value);
        }
        try {
            return new ModelId(parts[0], parts[1]);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
