package io.tocsin.outcome;

import java.util.Locale;

/** The rules by which a record is refused. Thread-safe. */
public enum RefusalCause {
    /** Larger than a raw record may be. */
    TOO_LARGE,
    /** The bytes are not a sample. */
    UNDECODABLE,
    /** The entity is empty, too long or holds control characters. */
    BAD_ENTITY,
    /** There is no metric in it. */
    NO_METRICS,
    /** There are more metrics in it than a sample may have. */
    TOO_MANY_METRICS,
    /** There are more readings in it than a sample may have. */
    TOO_MANY_READINGS,
    /** A metric has no proper name or no finite value; the others go on. */
    BAD_METRIC,
    /** A reading has no proper name or series, or no finite value; the others go on. */
    BAD_READING,
    /** Its labels are too many, too long or have no proper name; the sample goes on without those. */
    BAD_LABEL,
    /** Its time is too far ahead of the clock. */
    TOO_FAR_AHEAD,
    /** Its time is too far behind the clock. */
    TOO_OLD,
    /** Its tick is closed: it came after the grace, or a second time. */
    LATE,
    /** An alert that a receiver did not take, however often it was tried. */
    UNDELIVERABLE;

    /** As it stands in headers and counters. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
