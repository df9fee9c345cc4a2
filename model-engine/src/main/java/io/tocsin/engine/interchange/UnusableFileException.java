package io.tocsin.engine.interchange;

/** A file of another framework that is damaged or holds what this engine lacks; the message names the rule, the value and the tensor or node. */
public final class UnusableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableFileException(String message) {
        super(message);
    }

    UnusableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
