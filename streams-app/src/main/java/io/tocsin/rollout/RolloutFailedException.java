package io.tocsin.rollout;

/** The models topic could not be read or written; the message is one line for an operator. */
public final class RolloutFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RolloutFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
