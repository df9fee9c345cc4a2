package io.tocsin.serve.access;

import org.jspecify.annotations.Nullable;

/** An access file cannot be used; the message is one line that says why and what to do, and holds no token. Thread-safe. */
public final class AccessFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccessFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
