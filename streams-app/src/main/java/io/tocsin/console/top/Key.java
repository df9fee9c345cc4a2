package io.tocsin.console.top;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A key that was pressed. Thread-safe.
 *
 * @param character of a {@link Kind#CHARACTER}; 0 for the others
 */
record Key(Kind kind, char character) {
    enum Kind {
        CHARACTER,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        ESCAPE,
        BACKSPACE
    }

    /** What terminals send behind an escape character, as xterm, VT220 and rxvt have it. */
    private static final Map<String, Kind> SEQUENCES = Map.ofEntries(
            Map.entry("[A", Kind.UP),
            Map.entry("OA", Kind.UP),
            Map.entry("[B", Kind.DOWN),
            Map.entry("OB", Kind.DOWN),
            Map.entry("[5~", Kind.PAGE_UP),
            Map.entry("[6~", Kind.PAGE_DOWN),
            Map.entry("[H", Kind.HOME),
            Map.entry("OH", Kind.HOME),
            Map.entry("[1~", Kind.HOME),
            Map.entry("[F", Kind.END),
            Map.entry("OF", Kind.END),
            Map.entry("[4~", Kind.END));

    static Key of(Kind kind) {
        return new Key(kind, '\0');
    }

    static Key of(char character) {
        return new Key(Kind.CHARACTER, character);
    }

    /** The keys in what came at once; sequences that nobody knows are passed over. */
    static List<Key> decode(byte[] bytes, int length, Charset charset) {
        String text = new String(bytes, 0, length, charset);
        List<Key> keys = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at++);
            if (character == '\u001b' && at < text.length() && "[O".indexOf(text.charAt(at)) >= 0) {
                int end = endOfSequence(text, at + 1);
                Kind kind = SEQUENCES.get(text.substring(at, end));
                if (kind != null) {
                    keys.add(of(kind));
                }
                at = end;
            } else {
                single(character, keys);
            }
        }
        return keys;
    }

    /** Behind the first character that is neither a digit nor a semicolon. */
    private static int endOfSequence(String text, int from) {
        int end = from;
        while (end < text.length() && "0123456789;".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return Math.min(text.length(), end + 1);
    }

    private static void single(char character, List<Key> keys) {
        switch (character) {
            case '\u001b' -> keys.add(of(Kind.ESCAPE));
            case '\r', '\n' -> keys.add(of(Kind.ENTER));
            case '\u007f', '\b' -> keys.add(of(Kind.BACKSPACE));
            default -> {
                if (!Character.isISOControl(character)) {
                    keys.add(of(character));
                }
            }
        }
    }
}
