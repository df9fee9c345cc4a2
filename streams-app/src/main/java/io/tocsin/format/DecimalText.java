package io.tocsin.format;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Decimal numbers written as text, and no more than that: {@link Double#parseDouble} alone would also take hexadecimal digits, suffixes and blanks.
 *
 * <p>Thread-safe.
 */
public final class DecimalText {
    /** The largest double takes 309 digits, the smallest some 340, where no exponent is written. */
    public static final int CHARS_MAX = 400;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private DecimalText() {}

    /** The number, infinite when it is too large for a double; empty when the text is none. */
    public static OptionalDouble parse(String text) {
        if (text.length() > CHARS_MAX || !DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }
}
