package io.tocsin.simulation;

import java.util.Optional;

/**
 * Finds the failures in a sequence of ticks by a {@link FailureRule}.
 *
 * <p>Confined to one thread.
 */
final class FailureDetector {
    /**
     * A failure in ticks.
     *
     * @param startTick first failing tick
     * @param endTick the tick after the last failing one
     * @param cause what was going on at the first
     */
    record Span(long startTick, long endTick, String cause) {}

    private final FailureRule rule;
    private long runStartTick;
    private long lastFailingTick;
    private String runCause = "";
    private int failingInSuccession;
    private boolean inFailure;

    FailureDetector(FailureRule rule) {
        this.rule = rule;
    }

    /**
     * Takes the next tick.
     *
     * @return the failure that is now known to have ended
     */
    Optional<Span> observe(long tick, boolean failing, String cause) {
        if (failing) {
            fail(tick, cause);
            return Optional.empty();
        }
        failingInSuccession = 0;
        if (inFailure && tick - lastFailingTick >= rule.recoveryTicks()) {
            Span ended = span();
            inFailure = false;
            return Optional.of(ended);
        }
        return Optional.empty();
    }

    /** The failure that goes on; its end is the one so far. */
    Optional<Span> ongoing() {
        return inFailure ? Optional.of(span()) : Optional.empty();
    }

    private void fail(long tick, String cause) {
        if (failingInSuccession == 0 && !inFailure) {
            runStartTick = tick;
            runCause = cause;
        }
        failingInSuccession++;
        lastFailingTick = tick;
        inFailure |= failingInSuccession >= rule.minTicks();
    }

    private Span span() {
        return new Span(runStartTick, lastFailingTick + 1, runCause);
    }
}
