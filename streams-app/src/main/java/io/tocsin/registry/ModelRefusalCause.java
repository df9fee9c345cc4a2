package io.tocsin.registry;

import java.util.Locale;

/** The rules by which a record of the models topic is refused. Thread-safe. */
public enum ModelRefusalCause {
    /** The bytes are no record of a kind that is known. */
    UNREADABLE,
    /** The key is none, or does not go with the value. */
    KEY,
    /** The artifact is larger than models.artifact.bytes.max. */
    SIZE,
    /** The bytes are not those that the record's checksum was made of. */
    CHECKSUM,
    /** Nobody that is trusted vouches for it. */
    SIGNATURE,
    /** The artifact is damaged, or its parts do not fit each other, or a number in it is none. */
    MALFORMED,
    /** The model was trained on another grid. */
    GRID,
    /** One step takes longer than models.step.micros.max. */
    SLOW,
    /** The model does not do here what it did where it was made. */
    SELF_TEST,
    /** The version exists with other content. */
    REPLACED,
    /** The deployment contradicts itself. */
    DEPLOYMENT,
    /** The deployment names a version that is not there; it waits for it. */
    MISSING_VERSION;

    /** As it stands in counters. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
