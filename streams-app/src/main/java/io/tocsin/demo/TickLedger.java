package io.tocsin.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps books on ticks and scores: every tick must have its score. Both topics are read side by side, so either may be seen first.
 *
 * <p>Confined to one thread.
 */
final class TickLedger {
    private static final class Entity {
        final TreeSet<Long> ticksOnly = new TreeSet<>();
        final Set<Long> scoresOnly = new HashSet<>();
        long newestScore = Long.MIN_VALUE;
    }

    private final Map<String, Entity> entities = new HashMap<>();
    private long orphans;

    void tick(String name, long timeMs) {
        Entity entity = entities.computeIfAbsent(name, e -> new Entity());
        if (entity.scoresOnly.remove(timeMs)) {
            return;
        }
        if (timeMs < entity.newestScore) {
            orphans++;
        } else {
            entity.ticksOnly.add(timeMs);
        }
    }

    void score(String name, long timeMs) {
        Entity entity = entities.computeIfAbsent(name, e -> new Entity());
        if (!entity.ticksOnly.remove(timeMs)) {
            entity.scoresOnly.add(timeMs);
        }
        // After a crash the topology may repeat itself.
        entity.newestScore = Math.max(entity.newestScore, timeMs);
        // Scores of an entity come in the order of its ticks: what is left behind will not come.
        Set<Long> leftBehind = entity.ticksOnly.headSet(timeMs);
        orphans += leftBehind.size();
        leftBehind.clear();
    }

    /** Ticks that never got their score. */
    long ticksWithoutScore() {
        return orphans;
    }
}
