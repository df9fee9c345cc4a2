package io.tocsin.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of an entity from its earlier samples: the metrics that it usually has, and its labels. A metric that stays away is marked missing in every tick until it is forgotten; from its second tick
 * away on nobody waits for it.
 *
 * <p>Confined to one stream thread.
 */
final class MetricRoster {
    static final long PRESENT = Long.MIN_VALUE;

    /** Metric to the tick since which it is missing, {@link #PRESENT} while it is not. */
    final Map<String, Long> missingSince = new TreeMap<>();

    /** As the newest sample with labels told them. */
    Map<String, String> labels = Map.of();

    /**
     * Learns the labels of a sample that is the newest of its entity; one without labels says nothing about them.
     *
     * @return whether anything changed
     */
    boolean learnLabels(Map<String, String> told) {
        if (told.isEmpty() || told.equals(labels)) {
            return false;
        }
        labels = Map.copyOf(told);
        return true;
    }

    /** Whether {@code metrics} has all that was there in the tick before; never for an entity that has no tick yet. */
    boolean isComplete(Set<String> metrics) {
        if (missingSince.isEmpty()) {
            return false;
        }
        for (Map.Entry<String, Long> metric : missingSince.entrySet()) {
            if (metric.getValue() == PRESENT && !metrics.contains(metric.getKey())) {
                return false;
            }
        }
        return true;
    }

    /** The metrics of the roster that {@code metrics} lacks, in order. */
    List<String> missingFrom(Set<String> metrics) {
        List<String> missing = new ArrayList<>();
        for (String metric : missingSince.keySet()) {
            if (!metrics.contains(metric)) {
                missing.add(metric);
            }
        }
        return missing;
    }

    /**
     * Learns from a closed tick.
     *
     * @param forgetTicks a metric that was away for so many ticks is forgotten
     * @return whether anything changed
     */
    boolean learn(long tick, Set<String> metrics, int forgetTicks) {
        boolean changed = false;
        for (Map.Entry<String, Long> metric : missingSince.entrySet()) {
            boolean present = metrics.contains(metric.getKey());
            if (present != (metric.getValue() == PRESENT)) {
                metric.setValue(present ? PRESENT : tick);
                changed = true;
            }
        }
        changed |= missingSince.values().removeIf(since -> since != PRESENT && tick - since + 1 >= forgetTicks);
        for (String metric : metrics) {
            changed |= missingSince.putIfAbsent(metric, PRESENT) == null;
        }
        return changed;
    }
}
