package io.tocsin.feedback;

import org.jspecify.annotations.Nullable;

/** Feedback cannot be given; the message says why. */
public final class FeedbackFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeedbackFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
