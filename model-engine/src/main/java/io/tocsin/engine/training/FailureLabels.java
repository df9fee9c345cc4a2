package io.tocsin.engine.training;

import io.tocsin.engine.evaluation.TickInterval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the failure head is to learn at each tick, for each horizon.
 *
 * <p>Thread-safe.
 */
public final class FailureLabels {
    /** After a failure a system finds back to itself; what is seen then foretells nothing. */
    private static final int RECOVERY_TICKS = 10;

    private final Map<String, NavigableMap<Long, Long>> endByStart = new HashMap<>();
    private final Map<String, Long> endOfRecording;
    private final List<Integer> horizonsTicks;

    /**
     * Of known failures; those that overlap are one.
     *
     * @param endOfRecording for each entity the number of the first tick that is not recorded
     * @param horizonsTicks ascending
     */
    FailureLabels(List<FailureInterval> failures, Map<String, Long> endOfRecording, List<Integer> horizonsTicks) {
        this.endOfRecording = Map.copyOf(endOfRecording);
        this.horizonsTicks = List.copyOf(horizonsTicks);
        failures.stream()
                .sorted(Comparator.comparingLong(FailureInterval::firstTick))
                .forEach(this::add);
    }

    /** Of the failures known in {@code data}; {@code horizonsTicks} ascending. */
    public static FailureLabels of(TrainingData data, List<Integer> horizonsTicks) {
        Map<String, Long> ends = new HashMap<>();
        data.series().forEach(one -> ends.merge(one.entity(), one.tick(one.size() - 1) + 1, Math::max));
        return new FailureLabels(data.failures(), ends, horizonsTicks);
    }

    private void add(FailureInterval failure) {
        NavigableMap<Long, Long> before = endByStart.computeIfAbsent(failure.entity(), entity -> new TreeMap<>());
        Map.Entry<Long, Long> last = before.lastEntry();
        boolean overlaps = last != null && failure.firstTick() <= last.getValue();
        before.merge(overlaps ? last.getKey() : failure.firstTick(), failure.endTick(), Math::max);
    }

    /** Ascending. */
    public List<Integer> horizonsTicks() {
        return horizonsTicks;
    }

    public boolean isEmpty() {
        return endByStart.isEmpty();
    }

    /** Whether the entity was failing in {@code tick}. */
    public boolean failing(String entity, long tick) {
        Map.Entry<Long, Long> newest = failures(entity).floorEntry(tick);
        return newest != null && tick < newest.getValue();
    }

    /**
     * Whether a failure begins in the {@code horizonTicks} ticks after {@code tick}.
     *
     * @return {@link FailureTarget#UNKNOWN} while the entity is failing, in the {@value #RECOVERY_TICKS} ticks after, and where the recording ends before the
     *     horizon does, unless a failure is known to begin within it
     */
    public FailureTarget target(String entity, long tick, int horizonTicks) {
        NavigableMap<Long, Long> failures = failures(entity);
        Map.Entry<Long, Long> newest = failures.floorEntry(tick);
        if (newest != null && tick < newest.getValue() + RECOVERY_TICKS) {
            return FailureTarget.UNKNOWN;
        }
        Long next = failures.higherKey(tick);
        if (next != null && next <= tick + horizonTicks) {
            return FailureTarget.FAILURE;
        }
        boolean isRecorded = tick + horizonTicks < endOfRecording.getOrDefault(entity, Long.MAX_VALUE);
        return isRecorded ? FailureTarget.NO_FAILURE : FailureTarget.UNKNOWN;
    }

    /** The failures within {@code [from, to)}, cut to it, as positions from {@code from} on. */
    List<TickInterval> within(String entity, long from, long to) {
        List<TickInterval> within = new ArrayList<>();
        failures(entity).headMap(to).forEach((start, end) -> {
            if (end > from) {
                within.add(new TickInterval((int) Math.max(0, start - from), (int) (Math.min(to, end) - from)));
            }
        });
        return within;
    }

    private NavigableMap<Long, Long> failures(String entity) {
        return endByStart.getOrDefault(entity, Collections.emptyNavigableMap());
    }
}
