package io.tocsin.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The declared keys with their values in the declared types; reading an undeclared key is a bug. Thread-safe. */
final class ParsedValues {

    /** Replaced wherever a path is read. */
    static final String USER_HOME = "${user.home}";

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

    /** Of a text of words with commas between them; none when it is empty. */
    List<String> words(String key) {
        return Stream.of(text(key).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Of a text of paths with commas between them; none when it is empty. */
    List<Path> paths(String key) {
        return Stream.of(text(key).split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(ParsedValues::toPath)
                .toList();
    }

    /** Empty when the text is. */
    Optional<Path> optionalPath(String key) {
        return Optional.of(text(key)).filter(path -> !path.isEmpty()).map(ParsedValues::toPath);
    }

    Path path(String key) {
        return toPath(text(key));
    }

    private static Path toPath(String text) {
        return Path.of(text.replace(USER_HOME, System.getProperty("user.home")));
    }

    boolean truth(String key) {
        return (Boolean) value(key);
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
