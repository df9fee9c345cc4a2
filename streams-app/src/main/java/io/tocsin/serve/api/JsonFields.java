package io.tocsin.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.serve.access.Caller;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a body; those that are no good are refused by name.
 *
 * <p>Thread-safe.
 */
public record JsonFields(JsonNode body) {
    private static final int TEXT_CHARS_MAX = 2_000;

    /** Refuses a body with other fields than these: one that is misspelled would be as if it were not there. */
    public void requireOnly(Set<String> known) throws RefusedRequestException {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw ApiRequest.bad("unknown field: field=" + name.substring(0, Math.min(name.length(), 64))
                        + "; known are " + new TreeSet<>(known));
            }
        }
    }

    /** A line of text for people or a name, where it is given and not null; anything else under that name is refused. */
    public Optional<String> line(String field) throws RefusedRequestException {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.asText();
        if (!value.isTextual() || text.length() > TEXT_CHARS_MAX || text.chars().anyMatch(Character::isISOControl)) {
            throw ApiRequest.bad("field must be a text of at most " + TEXT_CHARS_MAX
                    + " characters, none of them a control character: field=" + field);
        }
        return Optional.of(text.strip()).filter(it -> !it.isEmpty());
    }

    /** A line that has to be given. */
    public String neededLine(String field) throws RefusedRequestException {
        return line(field).orElseThrow(() -> ApiRequest.bad("field is needed and must be a text: field=" + field));
    }

    /** Yes or no; no where it is not given. */
    public boolean flag(String field) throws RefusedRequestException {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw ApiRequest.bad("field must be true or false: field=" + field);
        }
        return value.asBoolean();
    }

    /** A whole number within bounds that has to be given. */
    public long wholeNumber(String field, long least, long most) throws RefusedRequestException {
        JsonNode value = body.path(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw ApiRequest.bad(
                    "field is needed and must be a whole number from " + least + " to " + most + ": field=" + field);
        }
        return value.longValue();
    }

    /** A number, where it is given. */
    public OptionalDouble number(String field) throws RefusedRequestException {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw ApiRequest.bad("field must be a number: field=" + field);
        }
        return OptionalDouble.of(value.doubleValue());
    }

    /** Who says it: who has signed in, or else who is named in the field {@code by}. */
    public String by(Caller caller) throws RefusedRequestException {
        return caller.name().isEmpty() ? neededLine("by") : caller.name();
    }

    /** A text, where it is given. */
    public Optional<String> text(String field) {
        JsonNode value = body.get(field);
        return value == null || !value.isTextual() || value.textValue().isBlank()
                ? Optional.empty()
                : Optional.of(value.textValue());
    }

    /** A text that has to be given. */
    public String needed(String field) throws RefusedRequestException {
        return text(field).orElseThrow(() -> ApiRequest.bad("field is needed and must be a text: field=" + field));
    }

    /** A moment that has to be given. */
    public Instant time(String field) throws RefusedRequestException {
        String text = needed(field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw ApiRequest.bad(field + " must be a time as 2026-01-01T12:00:00Z: " + field + "=" + text);
        }
    }

    /** One of a few words that has to be given, whatever the case. */
    public <T extends Enum<T>> T symbol(String field, T[] symbols) throws RefusedRequestException {
        String text = needed(field);
        for (T symbol : symbols) {
            if (symbol.name().equalsIgnoreCase(text)) {
                return symbol;
            }
        }
        throw ApiRequest.bad(field + " must be one of "
                + Arrays.toString(symbols).toLowerCase(Locale.ROOT) + ": " + field + "=" + text);
    }
}
