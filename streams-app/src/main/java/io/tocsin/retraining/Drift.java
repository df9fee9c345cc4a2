package io.tocsin.retraining;

import java.util.Map;

/**
 * Entities whose scores have been off for long.
 *
 * <p>Thread-safe.
 *
 * @param sinceTicks since which tick, for each entity that drifts; not empty
 * @param entities how many are judged, those that do not drift among them
 */
record Drift(Map<String, Long> sinceTicks, int entities) {

    Drift {
        sinceTicks = Map.copyOf(sinceTicks);
    }

    /** The tick with which half of them had begun; one that has been broken for days is not what the others do. */
    long sinceTick() {
        return sinceTicks.values().stream()
                .sorted()
                .skip((sinceTicks.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
