package io.tocsin.backup;

import java.io.Serial;

/** A file of a backup cannot be brought back. The message is one line. Immutable. */
public final class MalformedBackupException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MalformedBackupException(String message) {
        super(message);
    }

    MalformedBackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
