package io.tocsin.calendar.ics;

import java.util.Map;

/**
 * One content line: {@code DTSTART;TZID=Europe/Berlin:20260405T020000}.
 *
 * <p>Thread-safe.
 *
 * @param name in capitals
 * @param parameters by their names in capitals, without quotes
 * @param value as it stands, still escaped
 */
record IcsProperty(String name, Map<String, String> parameters, String value) {
    /** Whether its value is a day, or days, not a time. */
    boolean isDate() {
        return "DATE".equalsIgnoreCase(parameters.get("VALUE"));
    }
}
