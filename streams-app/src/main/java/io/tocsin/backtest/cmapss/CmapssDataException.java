package io.tocsin.backtest.cmapss;

/** A data file is missing or malformed; the message tells file, place and remedy in one line. */
public final class CmapssDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CmapssDataException(String message) {
        super(message);
    }

    CmapssDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
