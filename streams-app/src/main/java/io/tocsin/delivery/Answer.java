package io.tocsin.delivery;

import java.time.Duration;

/**
 * What became of one try.
 *
 * <p>Thread-safe.
 */
sealed interface Answer {

    /** The receiver has it. */
    record Taken() implements Answer {}

    /**
     * It may take it later.
     *
     * @param trouble what is the matter, as in the meters: {@code timeout}, {@code unreachable}, {@code http_503}
     * @param detail one line for the log, without secrets
     * @param pause what the receiver asks for; zero where it does not
     */
    record Later(String trouble, String detail, Duration pause) implements Answer {}

    /** It will never take it. */
    record Refused(String trouble, String detail) implements Answer {}
}
