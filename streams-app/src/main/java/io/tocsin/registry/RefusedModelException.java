package io.tocsin.registry;

/** A record of the models topic that may not take effect; the message is the reason. */
final class RefusedModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedModelException(String message) {
        super(message);
    }

    RefusedModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
