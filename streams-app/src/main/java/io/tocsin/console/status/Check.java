package io.tocsin.console.status;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The verdict on one part. Thread-safe.
 *
 * @param text what is so, in one line
 * @param remedy what to do, in one line; empty when there is nothing to do
 * @param figures the numbers behind it, by name
 */
public record Check(String name, Level level, String text, String remedy, Map<String, Long> figures) {
    /** How bad it is. */
    public enum Level {
        OK,
        ATTENTION,
        BAD
    }

    public Check {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    static Check ok(String name, String text) {
        return new Check(name, Level.OK, text, "", Map.of());
    }

    static Check attention(String name, String text, String remedy) {
        return new Check(name, Level.ATTENTION, text, remedy, Map.of());
    }

    static Check bad(String name, String text, String remedy) {
        return new Check(name, Level.BAD, text, remedy, Map.of());
    }

    Check with(Map<String, Long> itsFigures) {
        return new Check(name, level, text, remedy, itsFigures);
    }
}
