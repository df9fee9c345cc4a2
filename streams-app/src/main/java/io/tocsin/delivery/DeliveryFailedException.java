package io.tocsin.delivery;

import org.jspecify.annotations.Nullable;

/** Delivery cannot begin as it is configured; the message says what to set. */
public final class DeliveryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeliveryFailedException(String message) {
        super(message);
    }

    DeliveryFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
