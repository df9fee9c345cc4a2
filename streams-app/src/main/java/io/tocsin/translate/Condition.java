package io.tocsin.translate;

import java.util.Optional;
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
record Condition(String attribute, boolean isNegated, boolean isExpression, Pattern value) {
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
            Pattern value = Pattern.compile(isExpression ? form.group(4) : Pattern.quote(form.group(4)));
            return new Condition(form.group(1), form.group(2).equals("!"), isExpression, value);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("condition must hold a regular expression: condition=" + text, e);
        }
    }

    boolean holds(@Nullable String actual) {
        return value.matcher(actual == null ? "" : actual).matches() != isNegated;
    }

    /** The attribute where only one value will do: it tells no series from another then. */
    Optional<String> fixed() {
        return isNegated || isExpression ? Optional.empty() : Optional.of(attribute);
    }
}
