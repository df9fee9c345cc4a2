package io.tocsin.demo.screen.view;

/** What the fleet table says about an entity. Thread-safe. */
public enum EntityState {
    /** As forecast. */
    OK,
    /** The model has not yet seen enough of this entity. */
    WARMING_UP,
    /** No model is deployed for it. */
    NO_MODEL,
    /** Its history is still too short to train on. */
    LEARNING,
    /** An incident is open that a static limit opened while no model judged. */
    BEYOND_LIMIT,
    /** An anomaly incident is open. */
    ANOMALY,
    /** A failure incident is open. */
    FAILURE_AHEAD;

    /** Whether an incident is open. */
    public boolean isAlert() {
        return this == BEYOND_LIMIT || this == ANOMALY || this == FAILURE_AHEAD;
    }
}
