package io.tocsin.console.explain;

/** What was asked for names no incident, or several; the message is one line and says what to ask for. */
public final class AlertNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlertNotFoundException(String message) {
        super(message);
    }
}
