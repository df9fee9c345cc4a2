package io.tocsin.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 60}, {@code 0.5} and {@code max}. Thread-safe. */
final class FeedSpeedConverter implements ITypeConverter<FeedSpeed> {
    @Override
    public FeedSpeed convert(String value) {
        if (value.equals(FeedSpeed.MAX_WORD)) {
            return FeedSpeed.MAX;
        }
        if (!value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") || Double.parseDouble(value) == 0) {
            throw new TypeConversionException("must be a number above 0 or " + FeedSpeed.MAX_WORD + ": value=" + value);
        }
        return new FeedSpeed(Double.parseDouble(value));
    }
}
