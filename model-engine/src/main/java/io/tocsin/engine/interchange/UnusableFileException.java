package io.tocsin.engine.interchange;

/**
 * A file of another framework that is damaged or holds what this engine lacks; the message names the rule, the value and the tensor or node.
 *
 * <p>Names in the message come from the file: line breaks and other control characters in them are replaced, and a long message is cut.
 */
public final class UnusableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 500;

    UnusableFileException(String message) {
        super(oneLine(message));
    }

    UnusableFileException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
