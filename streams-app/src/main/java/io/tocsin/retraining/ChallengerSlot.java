package io.tocsin.retraining;

import io.tocsin.schemas.Deployment;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether the place beside the champion is free for a trainer. What a person tries is left alone until it is over.
 *
 * <p>Confined to one thread.
 */
final class ChallengerSlot {
    private final Set<String> trainers = new HashSet<>();

    /** Who is there. */
    enum State {
        /** Nobody. */
        FREE,
        /** A shadow that a trainer has put there, this one or another. */
        TRAINERS,
        /** Somebody else's shadow or canary, or a champion that is still to take over. */
        TAKEN
    }

    State of(Deployment deployment, Instant now) {
        String shadow = deployment.getShadow();
        if (shadow != null && deployment.getChangedBy().equals(TrainerRollout.TRAINER)) {
            // Remembered: a person who pins the model meanwhile does not make the shadow his own.
            trainers.add(shadow);
        }
        Instant activateAt = deployment.getActivateAt();
        if (deployment.getCanary() != null || (activateAt != null && activateAt.isAfter(now))) {
            return State.TAKEN;
        }
        if (shadow == null) {
            return State.FREE;
        }
        return trainers.contains(shadow) ? State.TRAINERS : State.TAKEN;
    }
}
