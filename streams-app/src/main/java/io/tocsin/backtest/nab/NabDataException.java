package io.tocsin.backtest.nab;

/** A file is not what the benchmark needs; the message tells file, place and remedy in one line. */
public final class NabDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NabDataException(String message) {
        super(message);
    }

    NabDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
