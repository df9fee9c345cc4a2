package io.tocsin.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Keeps books on ticks and scores: every tick must have its score. Both topics are read side by side, so either may be seen first.
 *
 * <p>Confined to one thread.
 */
final class TickLedger {
    /** So much later in an entity's own time a missing partner is missing, not late. */
    private static final long SETTLED_AFTER_TICKS = 30;

    private static final class Entity {
        final TreeSet<Long> ticksOnly = new TreeSet<>();
        final TreeSet<Long> scoresOnly = new TreeSet<>();
        long newest = Long.MIN_VALUE;
    }

    private final Map<String, Entity> entities = new HashMap<>();
    private final long tickDurationMs;
    private long orphans;

    TickLedger(long tickDurationMs) {
        this.tickDurationMs = tickDurationMs;
    }

    void tick(String entity, long timeMs) {
        enter(entity, timeMs, true);
    }

    void score(String entity, long timeMs) {
        enter(entity, timeMs, false);
    }

    private void enter(String name, long timeMs, boolean isTick) {
        Entity entity = entities.computeIfAbsent(name, e -> new Entity());
        TreeSet<Long> partners = isTick ? entity.scoresOnly : entity.ticksOnly;
        if (!partners.remove(timeMs)) {
            (isTick ? entity.ticksOnly : entity.scoresOnly).add(timeMs);
        }
        entity.newest = Math.max(entity.newest, timeMs);
        settle(entity);
    }

    private void settle(Entity entity) {
        long settled = entity.newest - SETTLED_AFTER_TICKS * tickDurationMs;
        while (!entity.ticksOnly.isEmpty() && entity.ticksOnly.first() < settled) {
            entity.ticksOnly.pollFirst();
            orphans++;
        }
        while (!entity.scoresOnly.isEmpty() && entity.scoresOnly.first() < settled) {
            entity.scoresOnly.pollFirst();
        }
    }

    /** Ticks that never got their score. */
    long ticksWithoutScore() {
        return orphans;
    }
}
