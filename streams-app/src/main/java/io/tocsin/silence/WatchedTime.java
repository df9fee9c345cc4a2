package io.tocsin.silence;

/**
 * Time in which somebody would have been heard: milliseconds that pass only while this task looks around regularly and while samples flow. Silence is
 * measured in it, so that neither a machine that slept nor a broker that was away makes everybody silent.
 *
 * <p>Confined to one stream thread.
 */
final class WatchedTime {
    private final long longestStepMs;
    private long watchedMs;
    /** Where it stood when something had come lately. */
    private long flowingMs;

    private long lookedMs;

    /**
     * Begins at 0.
     *
     * @param nowMs of the wall clock
     * @param longestStepMs more than this never passes between two looks
     */
    WatchedTime(long nowMs, long longestStepMs) {
        this.lookedMs = nowMs;
        this.longestStepMs = longestStepMs;
    }

    /** Where it stands at {@code nowMs} of the wall clock. */
    long at(long nowMs) {
        return watchedMs + Math.min(longestStepMs, Math.max(0, nowMs - lookedMs));
    }

    /** Where it stood at the last look. */
    long now() {
        return watchedMs;
    }

    /** Where it stood when something had come lately: the time after it is not vouched for yet. */
    long flowing() {
        return flowingMs;
    }

    /**
     * The task looks around, and time passes.
     *
     * @param quietMs for how long nothing has come of anybody
     */
    void pass(long nowMs, long quietMs) {
        boolean flows = quietMs <= nowMs - lookedMs;
        watchedMs = at(nowMs);
        lookedMs = nowMs;
        if (flows) {
            flowingMs = watchedMs;
        }
    }

    /** The task looks around, and it turns out that nothing has come of anybody for too long: that time does not count. */
    void standStill(long nowMs) {
        watchedMs = flowingMs;
        lookedMs = nowMs;
    }
}
