package io.tocsin.format.influx;

import io.tocsin.schemas.serde.UndecodableRecordException;

/**
 * Reads tokens of line protocol, as InfluxData's reference of the protocol (docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol) gives
 * them: a backslash escapes a comma, a space and, but for measurements, an equals sign; before anything else it stands for itself. Line breaks end a
 * line everywhere but in a quoted text.
 *
 * <p>Confined to one thread.
 */
final class LineReader {
    static final char END = '\0';

    private final String text;
    private int position;

    LineReader(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return position >= text.length();
    }

    /** The character at hand, or {@link #END}. */
    char peek() {
        return isAtEnd() ? END : text.charAt(position);
    }

    /** Takes the character at hand if it is this one. */
    boolean accept(char expected) {
        boolean isThere = !isAtEnd() && peek() == expected;
        if (isThere) {
            position++;
        }
        return isThere;
    }

    void expect(char expected) {
        if (!accept(expected)) {
            throw malformed("character must be '" + expected + "'");
        }
    }

    /** Passes over characters of these. */
    void skip(String characters) {
        while (!isAtEnd() && characters.indexOf(peek()) >= 0) {
            position++;
        }
    }

    void skipLine() {
        while (!isAtEnd() && peek() != '\n') {
            position++;
        }
    }

    /** A name or tag up to one of the characters that end it, which a backslash takes their meaning; not empty. */
    String escaped(String what, String ends) {
        StringBuilder token = new StringBuilder();
        while (!isAtEnd() && ends.indexOf(peek()) < 0 && peek() != '\n') {
            boolean isEscape =
                    peek() == '\\' && position + 1 < text.length() && ends.indexOf(text.charAt(position + 1)) >= 0;
            position += isEscape ? 1 : 0;
            token.append(text.charAt(position++));
        }
        if (token.isEmpty()) {
            throw malformed(what + " must not be empty");
        }
        return token.toString();
    }

    /** A number or truth value, up to a comma, a blank or the end of the line. */
    String bare() {
        int begin = position;
        while (!isAtEnd() && ", \r\n".indexOf(peek()) < 0) {
            position++;
        }
        return text.substring(begin, position);
    }

    /** Passes over a quoted text, in which a backslash escapes quotes and itself. */
    void skipQuoted() {
        expect('"');
        while (!isAtEnd() && peek() != '"') {
            position += peek() == '\\' ? 2 : 1;
        }
        expect('"');
    }

    UndecodableRecordException malformed(String rule) {
        return new UndecodableRecordException(
                "line protocol: " + rule + ": character=" + Math.min(position, text.length()));
    }
}
