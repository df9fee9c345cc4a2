package io.tocsin.fleet;

import java.util.HashMap;
import java.util.Map;

/**
 * What was told of each entity last, to tell only what is new: another standing, or a level or a probability that moved by a step that can be seen.
 *
 * <p>Confined to one thread.
 */
public final class FleetMarks {
    /** Of a boundary. */
    private static final double STEP = 0.05;

    private final Map<String, Mark> told = new HashMap<>();

    private record Mark(Standing standing, long level, long probability, long incidentMs) {}

    boolean isNews(EntityStanding one, Standing standing) {
        Mark now = new Mark(
                standing, steps(one.level()), steps(one.probability / one.failureBoundary), one.newestIncidentMs());
        return !now.equals(told.put(one.entity, now));
    }

    private static long steps(double ratio) {
        return Double.isNaN(ratio) ? -1 : Math.round(ratio / STEP);
    }
}
