package io.tocsin.selfwatch;

import java.util.Locale;

/** Why nothing is judged, the first place on the way where nothing passes. Thread-safe. */
public enum BlindReason {
    /** Kafka does not answer. */
    NO_BROKER,
    /** No samples come. */
    NO_DATA,
    /** Samples come or wait, and no scores are made of them. */
    NO_PROGRESS,
    /** Scores come, and no model has judged any of them. */
    NO_MODEL;

    /** An alert's only contributor is called so, and then as {@link #id} says. */
    public static final String METRIC_PREFIX = "tocsin.blind.";

    /** As meters and alerts carry it: {@code no_data}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
