package io.tocsin.example;

/** A file is not what the example needs; the message tells file, place and remedy in one line. */
public final class ExampleDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExampleDataException(String message) {
        super(message);
    }

    ExampleDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
