package io.tocsin.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The declared keys with their values in the declared types; reading an undeclared key is a bug. Thread-safe. */
final class ParsedValues {

    private final Map<String, Object> values;

    ParsedValues(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    String text(String key) {
        return (String) value(key);
    }

    int integer(String key) {
        return (Integer) value(key);
    }

    long wholeNumber(String key) {
        return (Long) value(key);
    }

    /** Of a text of whole numbers with commas between them. */
    List<Integer> wholeNumbers(String key) {
        return Stream.of(text(key).split(" *, *")).map(Integer::valueOf).toList();
    }

    double decimal(String key) {
        return (Double) value(key);
    }

    Duration milliseconds(String key) {
        return Duration.ofMillis(wholeNumber(key));
    }

    private Object value(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }
}
