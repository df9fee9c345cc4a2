package io.tocsin.runtime;

/** No broker answers; the message is one line for an operator. */
public final class UnreachableBrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreachableBrokerException(String message) {
        super(message);
    }

    public UnreachableBrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
