package io.tocsin.console.fleet;

import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.ScoreState;

/** What is to be said of an entity first: its gravest open incident, or else what the newest score says; the gravest first. Thread-safe. */
public enum Standing {
    FAILURE(4),
    NO_DATA(3),
    ANOMALY(2),
    LIMIT(1),
    OK(0),
    WARMING_UP(0),
    NO_MODEL(0);

    private final long gravity;

    Standing(long gravity) {
        this.gravity = gravity;
    }

    /** The higher, the sooner somebody has to look; 0 without an incident. */
    long gravity() {
        return gravity;
    }

    /** Whether an incident is open. */
    public boolean isIncident() {
        return gravity > 0;
    }

    static Standing of(AlertKind kind) {
        return switch (kind) {
            case FAILURE -> FAILURE;
            case NO_DATA -> NO_DATA;
            case ANOMALY -> ANOMALY;
            case LIMIT -> LIMIT;
        };
    }

    static Standing of(ScoreState state) {
        return switch (state) {
            case SCORED -> OK;
            case WARMING_UP -> WARMING_UP;
            case NO_MODEL -> NO_MODEL;
        };
    }
}
