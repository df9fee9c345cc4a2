package io.tocsin.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Which characters the terminal shows. Everything is drawn with the Unicode characters and passes {@link #show}, which keeps out what would take
 * another width than one cell or would be read as a command by the terminal. Thread-safe.
 */
public enum CharacterSet {
    UNICODE(StandardCharsets.UTF_8),
    ASCII(StandardCharsets.US_ASCII);

    private static final String DRAWN = "─━│┃╭╮╰╯╸┼╋┄▁▂▃▄▅▆▇█▒▌▶▲●▼◆◐◓◑◒○✓✗⇄→…≤–›↑↓";
    private static final String PLAIN = "-=||++++-+#-_.-=+*%#:|>^*v#|/-\\o+x@>~<->^v";
    private static final String DRAWN_LATIN = "·×";
    private static final String PLAIN_LATIN = ".x";

    private final Charset charset;

    CharacterSet(Charset charset) {
        this.charset = charset;
    }

    /** Follows {@code LC_ALL}, {@code LC_CTYPE}, {@code LANG}: the first that is set decides. */
    public static CharacterSet of(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
            if (!locale.isEmpty()) {
                return locale.contains("utf-8") || locale.contains("utf8") ? UNICODE : ASCII;
            }
        }
        return ASCII;
    }

    /** How the bytes are written. */
    public Charset charset() {
        return charset;
    }

    /** The character itself, its plain twin, or a question mark; one cell wide in any case. */
    public char show(char character) {
        if (character >= ' ' && character <= '~') {
            return character;
        }
        int drawn = DRAWN.indexOf(character);
        int latin = DRAWN_LATIN.indexOf(character);
        if (this == ASCII) {
            return drawn >= 0 ? PLAIN.charAt(drawn) : latin >= 0 ? PLAIN_LATIN.charAt(latin) : '?';
        }
        return drawn >= 0 || latin >= 0 || isLetterOfOneCell(character) ? character : '?';
    }

    /** {@link #show(char)} for every character. */
    public String show(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            shown.append(show(text.charAt(i)));
        }
        return shown.toString();
    }

    /** Latin, Greek and Cyrillic letters; the scripts beyond may take two cells or none. */
    private static boolean isLetterOfOneCell(char character) {
        return character >= 0xC0 && character <= 0x52F && Character.isLetter(character);
    }
}
