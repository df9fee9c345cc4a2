package io.tocsin.retraining;

import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the scores that one model gives, and says when too many entities drift.
 *
 * <p>Confined to one thread.
 */
final class DriftWatch {
    private final String model;
    private final DriftRules rules;
    private final long tickDurationMs;
    private final Map<String, EntityDrift> entities = new HashMap<>();
    private long newestTick = Long.MIN_VALUE;

    DriftWatch(String model, DriftRules rules, long tickDurationMs) {
        this.model = model;
        this.rules = rules;
        this.tickDurationMs = tickDurationMs;
    }

    /** Takes a score; those of other models, and of ticks that were not judged, say nothing of drift. */
    void add(Score score) {
        if (!model.equals(score.getModel()) || score.getVersion() == null) {
            return;
        }
        long tick = Math.floorDiv(score.getTime().toEpochMilli(), tickDurationMs);
        newestTick = Math.max(newestTick, tick);
        if (score.getState() == ScoreState.SCORED) {
            entities.computeIfAbsent(score.getEntity(), entity -> new EntityDrift(rules))
                    .add(score.getVersion(), tick, score.getScore(), score.getBoundary());
        }
    }

    /** The newest tick of the model's entities; {@link Long#MIN_VALUE} before the first. */
    long newestTick() {
        return newestTick;
    }

    /** The drift now; entities that no longer come do not count. */
    Optional<Drift> drift() {
        Map<String, Long> since = new HashMap<>();
        int present = 0;
        for (Map.Entry<String, EntityDrift> one : entities.entrySet()) {
            EntityDrift entity = one.getValue();
            if (entity.newestTick() > newestTick - rules.windowTicks()) {
                present++;
                if (entity.isDrifting()) {
                    since.put(one.getKey(), entity.sinceTick());
                }
            }
        }
        boolean isEnough = !since.isEmpty() && since.size() >= rules.entityShare() * present;
        return isEnough ? Optional.of(new Drift(since, present)) : Optional.empty();
    }
}
