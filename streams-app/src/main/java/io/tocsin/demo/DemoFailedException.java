package io.tocsin.demo;

import java.io.Serial;

/** The demo cannot go on; the message is one line that says what, where and what to do. Immutable. */
final class DemoFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    DemoFailedException(String message) {
        super(message);
    }

    DemoFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
