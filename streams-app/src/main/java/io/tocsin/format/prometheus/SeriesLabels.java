package io.tocsin.format.prometheus;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The labels of one series, sorted as they come: the name, what Prometheus gives to whatever it scrapes, and the rest. Of two labels of one name the
 * later stands.
 *
 * <p>Confined to one thread.
 */
final class SeriesLabels {
    static final String NAME_LABEL = "__name__";

    private static final Set<String> TARGET_LABELS = Set.of("job", "instance");
    private static final String BOUND_LABEL = "le";

    private final Map<String, String> resource = new HashMap<>();
    private final Map<String, String> attributes = new HashMap<>();
    private String name = "";

    void add(String label, String value) {
        if (label.equals(NAME_LABEL)) {
            name = value;
        } else if (TARGET_LABELS.contains(label)) {
            resource.put(label, value);
        } else {
            attributes.put(label, value);
        }
    }

    /** Empty when the series has none. */
    String name() {
        return name;
    }

    Map<String, String> resource() {
        return resource;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    /** Whether a bucket's upper bound is among them. */
    boolean haveBound() {
        return attributes.containsKey(BOUND_LABEL);
    }
}
