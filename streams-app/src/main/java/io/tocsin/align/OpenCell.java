package io.tocsin.align;

import io.tocsin.engine.features.AnnouncedLoad;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A cell of the tick grid that still takes samples: sum and count of each metric.
 *
 * <p>Confined to one stream thread.
 */
final class OpenCell {
    /** Sum and count of one metric. */
    record Sum(double total, int count) {
        Sum plus(double value) {
            return new Sum(total + value, count + 1);
        }
    }

    private final Map<String, Sum> sums;
    private int samples;

    OpenCell() {
        this(new HashMap<>(), 0);
    }

    OpenCell(Map<String, Sum> sums, int samples) {
        this.sums = sums;
        this.samples = samples;
    }

    void add(Map<String, Double> metrics) {
        samples++;
        metrics.forEach(
                (metric, value) -> sums.merge(metric, new Sum(value, 1), (before, one) -> before.plus(one.total())));
    }

    int samples() {
        return samples;
    }

    Map<String, Sum> sums() {
        return sums;
    }

    /** What was measured: not what is announced, which nobody misses or waits for when it is gone. */
    Set<String> metrics() {
        Set<String> measured = new HashSet<>(sums.keySet());
        measured.removeIf(AnnouncedLoad::covers);
        return measured;
    }

    /** The mean of each metric. */
    Map<String, Float> means() {
        Map<String, Float> means = new HashMap<>(sums.size() * 2);
        sums.forEach((metric, sum) -> means.put(metric, (float) (sum.total() / sum.count())));
        return means;
    }
}
