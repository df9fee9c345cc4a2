package io.tocsin.align;

import io.tocsin.schemas.ReadingKind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a cell comes to when it closes: the mean of a level, the rate a second of a counter, the series of a metric as one number. Readings are
 * taken in the order of their times and series in the order of their names, so that the way on which they came makes no difference, to the bit.
 *
 * <p>Thread-safe: all that changes is in the arguments.
 */
final class TickValues {
    private final CounterRate rate;

    TickValues(CounterRate rate) {
        this.rate = rate;
    }

    /** By metric, always finite; a metric of which nothing can be said is not there. */
    Map<String, Float> of(OpenCell cell, Counters counters, Consumer<Irregularity> notes) {
        Map<String, Float> values = new HashMap<>(cell.parts().size() * 2);
        String metric = "";
        SeriesSum sum = null;
        for (Map.Entry<Part, Readings> entry : cell.parts().entrySet()) {
            Part part = entry.getKey();
            Readings readings = entry.getValue();
            if (sum == null || !part.metric().equals(metric)) {
                put(metric, sum, values, notes);
                metric = part.metric();
                sum = new SeriesSum(readings.combine);
            }
            sum.add(value(part, readings, counters, notes));
        }
        put(metric, sum, values, notes);
        return values;
    }

    private double value(Part part, Readings readings, Counters counters, Consumer<Irregularity> notes) {
        if (readings.kind == ReadingKind.CUMULATIVE) {
            return rate.cumulative(part, readings, counters, notes);
        }
        return readings.kind == ReadingKind.DELTA ? rate.delta(readings) : readings.mean();
    }

    private static void put(
            String metric, @Nullable SeriesSum sum, Map<String, Float> values, Consumer<Irregularity> notes) {
        if (sum == null || sum.isEmpty()) {
            return;
        }
        if (Float.isFinite(sum.result())) {
            values.put(metric, sum.result());
        } else {
            notes.accept(Irregularity.NOT_FINITE);
        }
    }
}
