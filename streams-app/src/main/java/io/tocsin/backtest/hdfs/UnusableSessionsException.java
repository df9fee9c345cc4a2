package io.tocsin.backtest.hdfs;

/** A file of sessions is missing or malformed; the message says which, what is wrong and what to do. */
public final class UnusableSessionsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableSessionsException(String message) {
        super(message);
    }

    public UnusableSessionsException(String message, Throwable cause) {
        super(message, cause);
    }
}
