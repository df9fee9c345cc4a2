package io.tocsin.alert;

import io.tocsin.schemas.AlertKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * An incident by its name, {@code entity|kind|start}.
 *
 * <p>Thread-safe.
 *
 * @param entity may hold bars itself
 * @param start of the first tick beyond the boundary
 */
public record AlertId(String entity, AlertKind kind, Instant start) {
    private static final char BAR = '|';

    /** Empty when {@code text} is no id. */
    public static Optional<AlertId> parse(String text) {
        int second = text.lastIndexOf(BAR);
        int first = text.lastIndexOf(BAR, second - 1);
        if (first <= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AlertId(
                    text.substring(0, first),
                    AlertKind.valueOf(text.substring(first + 1, second)),
                    Instant.parse(text.substring(second + 1))));
        } catch (DateTimeException | IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Of the alerts topic: what this incident shares with those before and after it. */
    public String key() {
        return key(entity, kind);
    }

    static String key(String entity, AlertKind kind) {
        return entity + BAR + kind;
    }

    @Override
    public String toString() {
        return key() + BAR + start;
    }
}
