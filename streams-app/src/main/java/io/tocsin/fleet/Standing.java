package io.tocsin.fleet;

import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.ScoreState;

/** What is to be said of an entity first: its gravest open incident, or else what the newest score says; the gravest first. Thread-safe. */
public enum Standing {
    BLIND(6),
    FAILURE(5),
    NO_DATA(4),
    ANOMALY(3),
    LIMIT(2),
    /** No incident is open, but no score has come for a while, either. */
    UNHEARD(1),
    OK(0),
    WARMING_UP(0),
    NO_MODEL(0);

    private final long gravity;

    Standing(long gravity) {
        this.gravity = gravity;
    }

    /** The higher, the sooner somebody has to look; 0 when nobody has to. */
    long gravity() {
        return gravity;
    }

    /** Whether an incident is open. */
    public boolean isIncident() {
        return gravity > UNHEARD.gravity;
    }

    public static Standing of(AlertKind kind) {
        return switch (kind) {
            case BLIND -> BLIND;
            case FAILURE -> FAILURE;
            case NO_DATA -> NO_DATA;
            case ANOMALY -> ANOMALY;
            case LIMIT -> LIMIT;
        };
    }

    public static Standing of(ScoreState state) {
        return switch (state) {
            case SCORED -> OK;
            case WARMING_UP -> WARMING_UP;
            case NO_MODEL -> NO_MODEL;
        };
    }
}
