package io.tocsin.engine.training;

/** What the failure head should have said at a tick. Thread-safe. */
public enum FailureTarget {
    /** No failure begins within the horizon. */
    NO_FAILURE,
    /** A failure begins within the horizon. */
    FAILURE,
    /** Not to be learned from. */
    UNKNOWN
}
