package io.tocsin.align;

import java.util.Locale;

/**
 * What may be odd about the samples of an entity, and with it the policy that deals with it; told in {@code Tick.irregular} under {@link #code()}
 * and stored by its name.
 *
 * <p>Thread-safe.
 */
public enum Irregularity {
    /** A sample whose tick was closed: a dead letter. */
    LATE,
    /** A reading that came again with the same metric, series, time and value: taken once. */
    DUPLICATE,
    /** A reading that came again with another value, or of another kind than its series: the first one is kept. */
    CONFLICT,
    /** A counter that began anew: its new value is the increase. */
    RESET,
    /** A tick of the grid before this one in which nothing came. */
    GAP,
    /** A sample older than the newest one, in time for its tick: taken. */
    OUT_OF_ORDER,
    /** A sample whose time is more than a tick after its record's: taken. */
    AHEAD,
    /** A reading beyond what is kept of one entity: left out. */
    CROWDED,
    /** A metric that was not expected: it is from now on. */
    NEW_METRIC,
    /** A metric that was away for so long that it is no longer expected. */
    LOST_METRIC,
    /** A counter that was away for too long, or whose clock was set back: no rate is told of the time between. */
    COUNTER_GAP,
    /** A reading, or a value made of readings, that is no number a tick can hold: left out. */
    NOT_FINITE;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** As it is told in ticks and in the tag {@code policy}. */
    public String code() {
        return code;
    }
}
