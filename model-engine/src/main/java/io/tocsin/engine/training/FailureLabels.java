package io.tocsin.engine.training;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the failure head is to learn at each tick.
 *
 * <p>Thread-safe.
 */
public final class FailureLabels {
    private final Map<String, NavigableMap<Long, Long>> endByStart;
    private final int horizonTicks;

    public FailureLabels(List<FailureInterval> failures, int horizonTicks) {
        this.horizonTicks = horizonTicks;
        this.endByStart = failures.stream()
                .sorted(Comparator.comparingLong(FailureInterval::firstTick))
                .collect(Collectors.groupingBy(
                        FailureInterval::entity,
                        Collectors.toMap(
                                FailureInterval::firstTick, FailureInterval::endTick, Math::max, TreeMap::new)));
    }

    public int horizonTicks() {
        return horizonTicks;
    }

    public boolean isEmpty() {
        return endByStart.isEmpty();
    }

    /** Whether the entity was failing in {@code tick}. */
    public boolean failing(String entity, long tick) {
        NavigableMap<Long, Long> failures = endByStart.get(entity);
        if (failures == null) {
            return false;
        }
        Map.Entry<Long, Long> newest = failures.floorEntry(tick);
        return newest != null && tick < newest.getValue();
    }

    /**
     * Whether a failure begins in the {@code horizonTicks} ticks after {@code tick}.
     *
     * @return {@link FailureTarget#UNKNOWN} while the entity is failing: then there is nothing to foresee
     */
    public FailureTarget target(String entity, long tick) {
        NavigableMap<Long, Long> failures = endByStart.get(entity);
        if (failures == null) {
            return FailureTarget.NO_FAILURE;
        }
        if (failing(entity, tick)) {
            return FailureTarget.UNKNOWN;
        }
        Long next = failures.higherKey(tick);
        return next != null && next <= tick + horizonTicks ? FailureTarget.FAILURE : FailureTarget.NO_FAILURE;
    }
}
