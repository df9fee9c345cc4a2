package io.tocsin.config;

import java.util.List;

/**
 * A valid configuration and where each of its values came from. Thread-safe.
 *
 * @param entries every declared key in the order of the reference, then the passed-through keys by name
 */
public record LoadedConfig(TocsinConfig config, List<ConfigEntry> entries) {

    public LoadedConfig {
        entries = List.copyOf(entries);
    }
}
