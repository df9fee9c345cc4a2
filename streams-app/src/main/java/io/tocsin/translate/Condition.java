package io.tocsin.translate;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute must be for an alias to hold: {@code state=used}, {@code device!=lo}, {@code device~sd[a-z]}, {@code device!~loop.*}. An expression
 * matches the whole value; an attribute that is not there is the empty text, as in Prometheus.
 *
 * <p>Thread-safe.
 */
record Condition(String attribute, boolean isNegated, boolean isExpression, Predicate<String> value) {
    /** A longer value matches nothing: an expression might take long, and a record may repeat it in each of its points. */
    private static final int VALUE_CHARS_MAX = 255;

    private static final String ANYTHING = ".+";
    private static final Pattern FORM = Pattern.compile("([^=!~]+)(!?)([=~])(.*)");

    /**
     * Reads one condition.
     *
     * @throws IllegalArgumentException with one line that says what it must be
     */
    static Condition parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "condition must be attribute=value, attribute!=value, attribute~expression or attribute!~expression: condition="
                            + text);
        }
        boolean isExpression = form.group(3).equals("~");
        try {
            Predicate<String> value = isExpression ? expression(form.group(4)) : form.group(4)::equals;
            return new Condition(form.group(1), form.group(2).equals("!"), isExpression, value);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("condition must hold a regular expression: condition=" + text, e);
        }
    }

    /** Any value at all is what most of them ask for, and each point of each record is asked. */
    private static Predicate<String> expression(String text) {
        return text.equals(ANYTHING)
                ? value -> !value.isEmpty()
                : Pattern.compile(text).asMatchPredicate();
    }

    boolean holds(@Nullable String actual) {
        String text = actual == null ? "" : actual;
        boolean matches = text.length() <= VALUE_CHARS_MAX && value.test(text);
        return matches != isNegated;
    }

    /** The attribute where only one value will do: it tells no series from another then. */
    Optional<String> fixed() {
        return isNegated || isExpression ? Optional.empty() : Optional.of(attribute);
    }
}
