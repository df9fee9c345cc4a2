package io.tocsin.rollout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is remembered of a change beside the change itself.
 *
 * <p>Thread-safe.
 *
 * @param by who: a user with a command, or a part of the system
 * @param reason why; may be empty
 * @param at when; kept to the millisecond, as the topic keeps it
 */
public record ChangeNote(String by, String reason, Instant at) {

    public ChangeNote {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
