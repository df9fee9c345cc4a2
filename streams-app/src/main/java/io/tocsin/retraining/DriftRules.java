package io.tocsin.retraining;

import java.time.Duration;

/**
 * When an entity's scores have left their calm level for long.
 *
 * <p>Thread-safe.
 *
 * @param windowTicks judged ticks of an entity that are looked at, the newest
 * @param calmTicks first judged ticks of a version, whose geometric mean is the entity's calm level
 * @param offShare share of the window that has to be off; at a half it is the median that has left
 * @param raisedBoundary a boundary from which the entity has been beyond the model's own for hours, so that alerts grow deaf
 * @param levelRatio times the calm level from which a tick is off, though it may lie under the boundary
 * @param entityShare share of the entities that have to drift before a training is worth it
 */
record DriftRules(
        int windowTicks, int calmTicks, double offShare, double raisedBoundary, double levelRatio, double entityShare) {
    /** A day where the window is six hours: a level that is known of one time of the day says little of another. */
    private static final int CALM_WINDOWS = 4;

    /** The usual rules over a window of {@code lasting}. */
    static DriftRules over(Duration lasting, long tickDurationMs) {
        int windowTicks = (int) Math.max(2, lasting.toMillis() / tickDurationMs);
        return new DriftRules(windowTicks, CALM_WINDOWS * windowTicks, 0.5, 1.5, 2, 0.1);
    }
}
