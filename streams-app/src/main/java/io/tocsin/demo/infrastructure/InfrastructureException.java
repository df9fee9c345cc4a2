package io.tocsin.demo.infrastructure;

import java.io.Serial;

/** The local broker or registry did not start or stop; the message is one line that says what, where and what to do. Immutable. */
public final class InfrastructureException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public InfrastructureException(String message) {
        super(message);
    }

    public InfrastructureException(String message, Throwable cause) {
        super(message, cause);
    }
}
