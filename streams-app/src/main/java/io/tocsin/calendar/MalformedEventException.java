package io.tocsin.calendar;

/** An event that cannot be planned with; the message is one line for the person who wrote it. */
public final class MalformedEventException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public MalformedEventException(String message) {
        super(message);
    }
}
