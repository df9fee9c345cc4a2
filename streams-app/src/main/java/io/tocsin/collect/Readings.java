package io.tocsin.collect;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of one reading, as the group readers add them.
 *
 * <p>Confined to one thread.
 */
final class Readings {
    private final SortedMap<String, Double> valueByName = new TreeMap<>();

    /** Adds a value; one that is not finite is left out, as if the operating system had not told it. */
    void put(HostMetric metric, double value) {
        if (Double.isFinite(value)) {
            valueByName.put(metric.metricName(), value);
        }
    }

    void put(HostMetric metric, OptionalDouble value) {
        value.ifPresent(known -> put(metric, known));
    }

    void put(HostMetric metric, OptionalLong value) {
        value.ifPresent(known -> put(metric, (double) known));
    }

    SortedMap<String, Double> valueByName() {
        return Collections.unmodifiableSortedMap(valueByName);
    }
}
