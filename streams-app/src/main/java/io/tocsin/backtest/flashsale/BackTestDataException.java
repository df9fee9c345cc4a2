package io.tocsin.backtest.flashsale;

/** A recording cannot be judged; the message says which and why. Thread-safe. */
public final class BackTestDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackTestDataException(String message) {
        super(message);
    }

    BackTestDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
