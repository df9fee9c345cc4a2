package io.tocsin.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of a body; those that are no good are refused by name.
 *
 * <p>Thread-safe.
 */
record JsonFields(JsonNode body) {

    /** A text, where it is given. */
    Optional<String> text(String field) {
        JsonNode value = body.get(field);
        return value == null || !value.isTextual() || value.textValue().isBlank()
                ? Optional.empty()
                : Optional.of(value.textValue());
    }

    String needed(String field) throws RefusedRequestException {
        return text(field).orElseThrow(() -> ApiRequest.bad("field is needed and must be a text: field=" + field));
    }

    Instant time(String field) throws RefusedRequestException {
        String text = needed(field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw ApiRequest.bad(field + " must be a time as 2026-01-01T12:00:00Z: " + field + "=" + text);
        }
    }

    <T extends Enum<T>> T symbol(String field, T[] symbols) throws RefusedRequestException {
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
