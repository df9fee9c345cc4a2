package io.tocsin.binary;

import java.io.Serial;
import org.apache.kafka.common.errors.SerializationException;

/** Stored state that this version cannot read; trying again helps nobody. The message is one line. Immutable. */
public final class UnreadableStateException extends SerializationException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableStateException(String message) {
        super(message);
    }

    UnreadableStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
