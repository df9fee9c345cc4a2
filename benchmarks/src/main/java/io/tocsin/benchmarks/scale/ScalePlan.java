package io.tocsin.benchmarks.scale;

import java.util.List;
import java.util.Map;

/**
 * What is measured, and how long.
 *
 * <p>Thread-safe.
 *
 * @param metrics of a sample
 * @param judges who take turns
 * @param rounds that count; one more before them does not
 * @param stretchTicks so many ticks has a stretch at least, whatever the number of entities
 * @param fillTicks so many ticks has an entity before anything is measured
 * @param realSeconds at the rate that so many entities really have; 0: not
 * @param appFlags of the measured JVM
 * @param settings configuration of the measured app
 */
record ScalePlan(
        int metrics,
        List<Judge> judges,
        int rounds,
        long stretchTicks,
        int fillTicks,
        int realSeconds,
        List<String> appFlags,
        Map<String, String> settings) {

    /** Ticks of each entity in a stretch. */
    int ticksEach(int entities) {
        return (int) Math.max(2, (stretchTicks + entities - 1) / entities);
    }
}
