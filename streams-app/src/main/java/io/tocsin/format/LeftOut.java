package io.tocsin.format;

import java.util.Locale;

/** Why a part of a record that could be decoded became no point. Thread-safe. */
public enum LeftOut {
    /** NaN or infinite; the end of a series is not among these. */
    NOT_FINITE,
    /** A text, or no value at all. */
    NOT_A_NUMBER,
    /** The point has no time, or one before 1970. */
    NO_TIME,
    /** The metric's name is empty, too long or holds control characters. */
    BAD_NAME,
    /** The series has more labels than the limits allow. */
    TOO_MANY_LABELS,
    /** A label is a map or bytes, or has no name; its point goes on without it. */
    BAD_LABEL,
    /** A bucket of a histogram; its count and sum go on. */
    BUCKET,
    /** A sum or histogram that does not say whether it counts from the start or from the point before. */
    NO_TEMPORALITY;

    /** As it stands in counters. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
