package io.tocsin.translate;

import java.util.Locale;

/** Why a point came into no sample. Thread-safe. */
public enum Untranslated {
    /** It has the labels of none of the templates that name an entity. */
    NO_ENTITY,
    /** Its name, in our words, is not allowed or is denied, or an alias leaves it out. */
    DENIED,
    /** It is the end of a series: that nothing comes any more is judged elsewhere. */
    SERIES_END,
    /** Its name, in our words, is longer than 255 characters or holds control characters. */
    BAD_NAME,
    /** In our unit it is beyond what a double holds. */
    NOT_FINITE;

    /** As it stands in counters. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
