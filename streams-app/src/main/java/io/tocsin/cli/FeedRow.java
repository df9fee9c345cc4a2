package io.tocsin.cli;

import io.tocsin.schemas.Sample;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a recording, about to become a sample.
 *
 * <p>Thread-safe as long as nobody writes into {@code values}.
 *
 * @param timeMs as recorded, milliseconds of the epoch
 * @param metrics their names, shared by all rows
 * @param values in the order of the names; NaN where one is missing, not all of them
 */
record FeedRow(String entity, long timeMs, List<String> metrics, double[] values) {

    /** With the values that are there, so much later than it was recorded. */
    Sample sample(long laterMs) {
        Map<String, Double> present = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                present.put(metrics.get(i), values[i]);
            }
        }
        return new Sample(entity, Instant.ofEpochMilli(timeMs + laterMs), present, Map.of(), List.of());
    }
}
