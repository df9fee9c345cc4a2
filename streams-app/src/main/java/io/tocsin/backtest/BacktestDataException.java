package io.tocsin.backtest;

/** Data that cannot be used; the message is one line that says which file, what is wrong and what is wanted. Thread-safe. */
public final class BacktestDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BacktestDataException(String message) {
        super(message);
    }

    public BacktestDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
