package io.tocsin.retraining;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says when it is time to train anew, and why.
 *
 * <p>Thread-safe.
 *
 * @param every at the latest so long after the last training; empty: only when the entities drift
 * @param pause at the earliest so long after the last training, however they drift
 */
record RetrainTrigger(Optional<Duration> every, Duration pause) {

    /**
     * The reason to train now; empty when there is none.
     *
     * @param lastTrained when the newest version was trained, whoever did it
     */
    Optional<String> due(Instant now, Instant lastTrained, Optional<Drift> drift) {
        if (drift.isPresent() && !now.isBefore(lastTrained.plus(pause))) {
            return Optional.of("drift: entities=" + drift.get().sinceTicks().size() + " of "
                    + drift.get().entities() + " since tick=" + drift.get().sinceTick());
        }
        if (every.isPresent() && !now.isBefore(lastTrained.plus(every.get()))) {
            return Optional.of("schedule: every=" + every.get().toSeconds() + " s");
        }
        return Optional.empty();
    }
}
