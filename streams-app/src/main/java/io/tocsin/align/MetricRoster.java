package io.tocsin.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of an entity from its earlier samples: the metrics that it usually has, how often each of their series came in the tick before, and
 * its labels. A metric that stays away is marked missing in every tick until it is forgotten; from its second tick away on nobody waits for it.
 *
 * <p>Confined to one stream thread.
 */
final class MetricRoster {
    static final long PRESENT = Long.MIN_VALUE;

    /** So many metrics may one entity have, those included that are away. */
    static final int MAX_METRICS = 4_096;

    /** No record of the change-log may be larger than what Kafka takes, labels included. */
    static final int MAX_STORED_BYTES = 900_000;

    /** Metric to the tick since which it is missing, {@link #PRESENT} while it is not. */
    final Map<String, Long> missingSince = new TreeMap<>();

    /** How many readings of each part the tick before had; empty while that is not known. Replaced, never changed, once it is read: copies share it. */
    SortedMap<Part, Integer> usual = new TreeMap<>();

    /** As the newest sample with labels told them. */
    Map<String, String> labels = Map.of();

    /** Another that is the same now. */
    MetricRoster copy() {
        MetricRoster copy = new MetricRoster();
        copy.missingSince.putAll(missingSince);
        copy.usual = usual;
        copy.labels = labels;
        return copy;
    }

    /**
     * What a tick taught.
     *
     * @param changed whether there is anything to store
     */
    record Lesson(boolean changed, int newMetrics, int lostMetrics) {}

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

    /**
     * Whether a cell that ends at {@code endMs} has all that was there in the tick before, series by series and as often, and nothing more is due; never
     * for an entity that has no tick yet. How many samples brought it does not count: a scrape may be cut into samples anywhere.
     */
    boolean isComplete(OpenCell cell, long endMs) {
        if (usual.isEmpty()) {
            return false;
        }
        for (Map.Entry<Part, Integer> part : usual.entrySet()) {
            Readings readings = cell.parts().get(part.getKey());
            int count = part.getValue();
            if (readings == null || readings.size() < count || (count > 1 && !readings.reaches(endMs))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Expects one more reading of each of {@code parts} than thought, as far as there is room.
     *
     * @return whether there was any
     */
    boolean expectMore(List<Part> parts) {
        int freeBytes = parts.isEmpty() ? 0 : MAX_STORED_BYTES - storedBytes();
        SortedMap<Part, Integer> more = new TreeMap<>(usual);
        boolean changed = false;
        for (Part part : parts) {
            freeBytes -= part.storedBytes();
            if (freeBytes >= 0) {
                more.merge(part, 1, Integer::sum);
                changed = true;
            }
        }
        usual = changed ? more : usual;
        return changed;
    }

    /** At most so many without labels. */
    private int storedBytes() {
        int bytes = 0;
        for (String metric : missingSince.keySet()) {
            bytes += new Part(metric, "").storedBytes() + Long.BYTES;
        }
        for (Part part : usual.keySet()) {
            bytes += part.storedBytes();
        }
        return bytes;
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
     * @param metrics that have a value in it
     * @param cell what it was made of
     * @param forgetTicks a metric that was away for so many ticks is forgotten
     */
    Lesson learn(long tick, Set<String> metrics, OpenCell cell, int forgetTicks) {
        boolean isFirst = missingSince.isEmpty();
        boolean changed = learnUsual(cell);
        for (Map.Entry<String, Long> metric : missingSince.entrySet()) {
            boolean present = metrics.contains(metric.getKey());
            if (present != (metric.getValue() == PRESENT)) {
                metric.setValue(present ? PRESENT : tick);
                changed = true;
            }
        }
        int before = missingSince.size();
        missingSince.values().removeIf(since -> since != PRESENT && tick - since + 1 >= forgetTicks);
        int kept = missingSince.size();
        for (String metric : metrics) {
            if (OpenCell.isMeasured(metric)) {
                missingSince.putIfAbsent(metric, PRESENT);
            }
        }
        int learned = missingSince.size() - kept;
        if (learned > 0 && (missingSince.size() > MAX_METRICS || storedBytes() > MAX_STORED_BYTES)) {
            missingSince.values().removeIf(since -> since != PRESENT);
        }
        return new Lesson(changed || learned > 0 || kept < before, isFirst ? 0 : learned, before - kept);
    }

    private boolean learnUsual(OpenCell cell) {
        int parts = 0;
        boolean changed = false;
        for (Map.Entry<Part, Readings> part : cell.parts().entrySet()) {
            if (OpenCell.isMeasured(part.getKey().metric())) {
                parts++;
                Integer count = usual.get(part.getKey());
                changed |= count == null || count != part.getValue().size();
            }
        }
        if (!changed && parts == usual.size()) {
            return false;
        }
        SortedMap<Part, Integer> counts = new TreeMap<>();
        cell.parts().forEach((part, readings) -> {
            if (OpenCell.isMeasured(part.metric())) {
                counts.put(part, readings.size());
            }
        });
        usual = counts;
        return true;
    }
}
