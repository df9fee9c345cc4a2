package io.tocsin.outcome;

/**
 * What a step makes of a record: it passes, or it is refused with the reason. A record may do both, when one part of it is bad.
 *
 * <p>Thread-safe.
 */
public sealed interface Outcome<T> {

    /** Goes on to the next step. */
    record Passed<T>(T value) implements Outcome<T> {}

    /** Goes to the dead letters. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {}
}
