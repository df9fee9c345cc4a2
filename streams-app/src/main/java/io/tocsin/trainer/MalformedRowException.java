package io.tocsin.trainer;

/** One row of a recording cannot be read, the next may well be; the message tells file and row. */
public final class MalformedRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedRowException(String message) {
        super(message);
    }
}
