package io.tocsin.config;

import java.util.List;
import java.util.stream.Stream;

/** What one source gave: its entries in their order, and what could not be read of it. Thread-safe. */
record ConfigLayer(List<ConfigEntry> entries, List<String> problems) {

    ConfigLayer {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    static ConfigLayer empty() {
        return new ConfigLayer(List.of(), List.of());
    }

    /** This layer and then the other; of two entries with one key the later one wins when the layer is parsed. */
    ConfigLayer then(ConfigLayer later) {
        return new ConfigLayer(
                Stream.concat(entries.stream(), later.entries.stream()).toList(),
                Stream.concat(problems.stream(), later.problems.stream()).toList());
    }
}
