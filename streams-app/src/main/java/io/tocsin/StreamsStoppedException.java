package io.tocsin;

import java.io.Serial;

/** The streams stopped by themselves; the message is one line that says why, where and what to do. Immutable. */
public final class StreamsStoppedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StreamsStoppedException(String message) {
        super(message);
    }

    StreamsStoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}
