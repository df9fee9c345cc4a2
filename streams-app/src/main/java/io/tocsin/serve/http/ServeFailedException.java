package io.tocsin.serve.http;

import org.jspecify.annotations.Nullable;

/** The server cannot do its work; the message is for the operator. Thread-safe. */
public final class ServeFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServeFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
