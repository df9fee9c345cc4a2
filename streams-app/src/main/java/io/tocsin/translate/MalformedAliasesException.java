package io.tocsin.translate;

import java.io.Serial;

/** A file of aliases that cannot be used; the message names file, line and what is wrong. Thread-safe. */
public final class MalformedAliasesException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MalformedAliasesException(String message, Throwable cause) {
        super(message, cause);
    }
}
