package io.tocsin.cli;

import io.tocsin.engine.ModelId;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * A model, or one version of it, as it is written on the command line.
 *
 * <p>Thread-safe.
 */
record ModelTarget(String model, Optional<ModelId> version) {

    /** The version; a usage error when only the model was named. */
    ModelId requireVersion(CommandLine command) {
        return version.orElseThrow(() -> new ParameterException(command, "must be MODEL/VERSION: value=" + model));
    }

    /** The model; a usage error when a version was named. */
    String requireModelAlone(CommandLine command) {
        if (version.isPresent()) {
            throw new ParameterException(command, "must be MODEL without a version: value=" + version.get());
        }
        return model;
    }

    /** Reads {@code MODEL} or {@code MODEL/VERSION}. Thread-safe. */
    static final class Converter implements ITypeConverter<ModelTarget> {
        @Override
        public ModelTarget convert(String value) {
            if (value.contains("/")) {
                ModelId id = new ModelIdConverter().convert(value);
                return new ModelTarget(id.name(), Optional.of(id));
            }
            try {
                return new ModelTarget(new ModelId(value, "any").name(), Optional.empty());
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
