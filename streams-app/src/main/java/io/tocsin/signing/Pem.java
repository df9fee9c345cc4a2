package io.tocsin.signing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of textual encoding (RFC 7468); text around it is ignored, as that says.
 *
 * <p>Thread-safe; nobody writes to the array.
 *
 * @param label what stands behind {@code BEGIN}
 * @param content what the Base64 holds
 */
record Pem(String label, byte[] content) {
    static final String PRIVATE_KEY = "PRIVATE KEY";
    static final String PUBLIC_KEY = "PUBLIC KEY";

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,60})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final int LINE_CHARACTERS = 64;

    /**
     * Reads the one block of {@code text}.
     *
     * @throws IllegalArgumentException if there is none, another one, or no Base64 in it; the message is the reason
     */
    static Pem parse(String text) {
        Matcher matcher = BLOCK.matcher(text);
        List<MatchResult> blocks = matcher.results().toList();
        if (blocks.size() != 1) {
            throw new IllegalArgumentException(
                    blocks.isEmpty() ? "no PEM block in it" : "more than one PEM block in it: blocks=" + blocks.size());
        }
        MatchResult block = blocks.get(0);
        try {
            String base64 = block.group(2).replaceAll("\\s", "");
            return new Pem(block.group(1), Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no Base64 between BEGIN and END", e);
        }
    }

    /** With lines of 64 characters; ends with a line feed. */
    String text() {
        String base64 = Base64.getMimeEncoder(LINE_CHARACTERS, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
