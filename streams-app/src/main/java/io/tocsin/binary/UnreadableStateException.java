package io.tocsin.binary;

import java.io.Serial;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

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

    /** The one that {@code failure} comes from, if one it is. */
    public static Optional<UnreadableStateException> behind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableStateException unreadable) {
                return Optional.of(unreadable);
            }
        }
        return Optional.empty();
    }
}
