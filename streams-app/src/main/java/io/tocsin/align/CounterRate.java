package io.tocsin.align;

import java.util.function.Consumer;

/**
 * What the readings of one counter in one cell come to, a second.
 *
 * <pre>
 *   cumulative   Σ increases / (time of the last reading − time of the last one in earlier cells)
 *   delta        Σ values / Σ time that they cover
 * </pre>
 *
 * As Prometheus has it, a cumulative value below the one before was counted from 0, and so was one whose start lies after the reading before. Without
 * a reading before, or after a gap that is longer than allowed, the first reading is only what the next ones are compared with. A delta covers
 * the time since its start; those that tell none cover one tick together.
 *
 * <p>Thread-safe.
 */
final class CounterRate {
    private static final double MS_PER_SECOND = 1_000;

    private final long durationMs;
    private final long gapMs;

    /** No rate is told over more than {@code gapMs}. */
    CounterRate(long durationMs, long gapMs) {
        this.durationMs = durationMs;
        this.gapMs = gapMs;
    }

    /**
     * Of a cumulative series; remembers in {@code counters} where it stands.
     *
     * @param notes hears of resets and gaps
     * @return not a number where there is none
     */
    double cumulative(Part part, Readings readings, Counters counters, Consumer<Irregularity> notes) {
        Counters.Standing before = counters.get(part);
        if (before != null && readings.timeMs(0) - before.timeMs() > gapMs) {
            notes.accept(Irregularity.COUNTER_GAP);
            before = null;
        }
        long firstMs = before == null ? readings.timeMs(0) : before.timeMs();
        double last = before == null ? readings.value(0) : before.value();
        long lastMs = firstMs;
        double increase = 0;
        for (int i = before == null ? 1 : 0; i < readings.size(); i++) {
            double value = readings.value(i);
            boolean isReset =
                    value < last || (readings.startMs(i) > lastMs && readings.startMs(i) <= readings.timeMs(i));
            if (isReset) {
                notes.accept(Irregularity.RESET);
            }
            increase += isReset ? value : value - last;
            last = value;
            lastMs = readings.timeMs(i);
        }
        counters.put(part, new Counters.Standing(lastMs, last));
        return lastMs == firstMs ? Double.NaN : increase / ((lastMs - firstMs) / MS_PER_SECOND);
    }

    /** Of a series of deltas. */
    double delta(Readings readings) {
        double sum = 0;
        long coveredMs = 0;
        boolean coversTick = false;
        for (int i = 0; i < readings.size(); i++) {
            sum += readings.value(i);
            long startMs = readings.startMs(i);
            if (startMs != 0 && startMs < readings.timeMs(i)) {
                coveredMs += readings.timeMs(i) - startMs;
            } else {
                coversTick = true;
            }
        }
        return sum / ((coveredMs + (coversTick ? durationMs : 0)) / MS_PER_SECOND);
    }
}
