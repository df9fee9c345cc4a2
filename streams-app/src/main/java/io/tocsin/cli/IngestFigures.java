package io.tocsin.cli;

import io.tocsin.schemas.Tick;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of one entity, and what did not.
 *
 * <p>Confined to one thread.
 */
final class IngestFigures {
    /** Those of which most was lost first, then those with most that was odd. */
    static final Comparator<Map.Entry<String, IngestFigures>> WORST_FIRST = Comparator.comparingLong(
                    (Map.Entry<String, IngestFigures> one) -> -one.getValue().lost())
            .thenComparingLong(one -> -sum(one.getValue().irregular))
            .thenComparing(Map.Entry::getKey);

    private final long durationMs;
    private final Map<String, Long> irregular = new TreeMap<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private long ticks;
    private long incomplete;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;

    IngestFigures(long durationMs) {
        this.durationMs = durationMs;
    }

    void take(Tick tick) {
        long timeMs = tick.getTime().toEpochMilli();
        // A tick that is told again, as may happen around a crash, counts once.
        if (timeMs <= lastMs) {
            return;
        }
        ticks++;
        incomplete += tick.getMissing().isEmpty() ? 0 : 1;
        firstMs = Math.min(firstMs, timeMs);
        lastMs = timeMs;
        tick.getIrregular().forEach((policy, count) -> irregular.merge(policy, (long) count, Long::sum));
    }

    void refuse(String cause) {
        refused.merge(cause, 1L, Long::sum);
    }

    long ticks() {
        return ticks;
    }

    /** Ticks of the grid between its first and its last that are not there. */
    long missing() {
        return ticks == 0 ? 0 : (lastMs - firstMs) / durationMs + 1 - ticks;
    }

    /** Ticks in which something was missing that it usually has. */
    long incomplete() {
        return incomplete;
    }

    boolean hasTicks() {
        return ticks > 0;
    }

    /** Start of its newest tick, epoch milliseconds. */
    long lastMs() {
        return lastMs;
    }

    long refusedCount() {
        return sum(refused);
    }

    long irregularCount() {
        return sum(irregular);
    }

    private long lost() {
        return missing() + refusedCount();
    }

    String irregular() {
        return text(irregular);
    }

    String refused() {
        return text(refused);
    }

    /** {@code late 12, duplicate 3}; the most frequent first. */
    private static String text(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "-"
                : counts.entrySet().stream()
                        .filter(one -> one.getValue() > 0)
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(one -> one.getKey().replace('_', ' ') + " " + NumberFormat.count(one.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
