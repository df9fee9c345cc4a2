package io.tocsin.fleet;

import io.tocsin.schemas.AlertKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fleet in numbers. Thread-safe.
 *
 * @param entities that have a score or an open incident
 * @param open open incidents by kind; kinds without one are left out
 * @param ticksPerSecond judged over the last half minute
 * @param newestScore end of the newest tick that was judged; absent when none was
 * @param models those that judged last, the one with the most entities first
 * @param leftOut whether there are more entities than are kept
 * @param unreadable records that could not be decoded
 */
public record FleetTotals(
        int entities,
        int judged,
        int warmingUp,
        int withoutModel,
        Map<AlertKind, Integer> open,
        double ticksPerSecond,
        @Nullable Instant newestScore,
        List<ModelShare> models,
        boolean leftOut,
        long unreadable) {
    public FleetTotals {
        open = Map.copyOf(open);
        models = List.copyOf(models);
    }

    /** How many entities a version judged last. Thread-safe. */
    public record ModelShare(String model, String version, int entities) {}

    /** Open incidents of all kinds. */
    public int incidents() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int open(AlertKind kind) {
        return open.getOrDefault(kind, 0);
    }
}
