package io.tocsin.config;

import java.util.Map;
import java.util.TreeMap;

/**
 * Properties handed to a client library as they are, prefix removed, not checked here. {@link #toString()} hides
 * secrets. Thread-safe.
 */
public record PassThroughProperties(Map<String, String> values) {

    public PassThroughProperties {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>();
        values.forEach((key, value) -> shown.put(key, Secrets.hide(key, value)));
        return shown.toString();
    }
}
