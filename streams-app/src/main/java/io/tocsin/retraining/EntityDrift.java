package io.tocsin.retraining;

import java.util.BitSet;

/**
 * Whether the scores of one entity under one version have left their calm level for long.
 *
 * <pre>
 *   a tick is off    score ≥ 1, or boundary ≥ raised boundary, or score ≥ ratio · calm level
 *   drifting         at least so large a share of the window is off
 * </pre>
 *
 * The score's own boundary is no measure: it is raised under an entity that is beyond it for hours, which is the very thing that is looked for.
 *
 * <p>Confined to one thread.
 */
final class EntityDrift {
    private static final double LEAST_SCORE = 1e-3;

    private final DriftRules rules;
    private final BitSet off;
    private String version = "";
    private long judged;
    private int offTicks;
    private double calmLogarithms;
    private long newestTick = Long.MIN_VALUE;
    private long sinceTick;

    EntityDrift(DriftRules rules) {
        this.rules = rules;
        this.off = new BitSet(rules.windowTicks());
    }

    /** Takes a judged tick; another version is looked at afresh, and a tick that comes again counts once. */
    void add(String judge, long tick, float score, float boundary) {
        if (!judge.equals(version)) {
            begin(judge);
        }
        if (tick <= newestTick) {
            return;
        }
        newestTick = tick;
        boolean wasDrifting = isDrifting();
        remember(isOff(score, boundary));
        if (judged <= rules.calmTicks()) {
            calmLogarithms += Math.log(Math.max(LEAST_SCORE, Float.isFinite(score) ? score : 1));
        }
        if (isDrifting() && !wasDrifting) {
            sinceTick = firstOff();
        }
    }

    private void begin(String judge) {
        version = judge;
        off.clear();
        judged = 0;
        offTicks = 0;
        calmLogarithms = 0;
    }

    private boolean isOff(float score, float boundary) {
        // Negated, so that a score that is no number is off, too.
        boolean isUnder = score < 1 && boundary < rules.raisedBoundary();
        return !isUnder || score >= rules.levelRatio() * calmLevel();
    }

    private double calmLevel() {
        return judged < rules.calmTicks() ? Double.POSITIVE_INFINITY : Math.exp(calmLogarithms / rules.calmTicks());
    }

    private void remember(boolean isOff) {
        int slot = slot(judged);
        offTicks += (isOff ? 1 : 0) - (off.get(slot) ? 1 : 0);
        off.set(slot, isOff);
        judged++;
    }

    private int slot(long index) {
        return (int) (index % rules.windowTicks());
    }

    /** By count: gaps are few, and the tick is only where training is to begin. */
    private long firstOff() {
        long oldest = Math.max(0, judged - rules.windowTicks());
        long first = oldest;
        while (!off.get(slot(first))) {
            first++;
        }
        return newestTick - (judged - 1 - first);
    }

    boolean isDrifting() {
        return offTicks >= rules.offShare() * rules.windowTicks();
    }

    /** The tick with which it began; only while {@link #isDrifting}. */
    long sinceTick() {
        return sinceTick;
    }

    /** The newest judged tick. */
    long newestTick() {
        return newestTick;
    }
}
