package io.tocsin.delivery;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Labels under names that Prometheus and Alertmanager take, {@code [a-zA-Z_][a-zA-Z0-9_]*}: {@code service.name} becomes {@code service_name}.
 *
 * <p>Thread-safe.
 */
final class PrometheusLabels {
    private PrometheusLabels() {}

    /** Of two that come to the same name the first in the alphabet counts; those without a value say nothing. */
    static SortedMap<String, String> of(Map<String, String> labels) {
        SortedMap<String, String> valid = new TreeMap<>();
        new TreeMap<>(labels).forEach((name, value) -> {
            if (!name.isEmpty() && !value.isEmpty()) {
                valid.putIfAbsent(name(name), value);
            }
        });
        return valid;
    }

    /** What begins with two underscores is Prometheus' own. */
    private static String name(String name) {
        String valid = name.replaceAll("[^a-zA-Z0-9_]", "_").replaceFirst("^__+", "_");
        return Character.isDigit(valid.charAt(0)) ? "_" + valid : valid;
    }
}
