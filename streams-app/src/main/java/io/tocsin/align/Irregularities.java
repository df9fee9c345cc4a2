package io.tocsin.align;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each policy had to deal with something since the entity's last tick.
 *
 * <p>Confined to one stream thread.
 */
final class Irregularities {
    private final Map<Irregularity, Integer> counts = new EnumMap<>(Irregularity.class);

    void add(Irregularity policy, int count) {
        // A gap of years in ticks of a second does not fit into an int.
        counts.merge(policy, count, (before, more) -> (int) Math.min(Integer.MAX_VALUE, (long) before + more));
    }

    Map<Irregularity, Integer> counts() {
        return counts;
    }

    /** As a tick tells it; from now on it begins at nothing. */
    Map<String, Integer> take() {
        if (counts.isEmpty()) {
            return Map.of();
        }
        Map<String, Integer> taken = new LinkedHashMap<>();
        counts.forEach((policy, count) -> taken.put(policy.code(), count));
        counts.clear();
        return taken;
    }
}
