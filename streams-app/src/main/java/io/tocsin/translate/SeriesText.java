package io.tocsin.translate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/**
 * What tells a series from the others of its metric, as one text: {@code cpu=3,mode=user}, sorted by name. A comma, an equals sign or a backslash
 * within a name or value stands behind a backslash. A text that is too long or holds control characters gives way to its hash.
 *
 * <p>Thread-safe.
 */
final class SeriesText {
    static final int CHARS_MAX = 255;
    private static final String HASHED = "sha256=";

    private SeriesText() {}

    /** Empty when there is nothing that tells it from others. */
    static String of(SortedMap<String, String> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (text.length() > 0) {
                text.append(',');
            }
            append(text, label.getKey());
            text.append('=');
            append(text, label.getValue());
        }
        boolean isPlain = text.length() <= CHARS_MAX && text.chars().noneMatch(Character::isISOControl);
        return isPlain ? text.toString() : HASHED + hash(text.toString());
    }

    private static void append(StringBuilder text, String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == ',' || c == '=' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
