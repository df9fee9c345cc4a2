package io.tocsin.serve.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * An ETag that follows from the bytes of an answer (RFC 9110): a weak one, for it is the same whether the answer goes out packed or not.
 *
 * <p>Thread-safe.
 *
 * @param text as it stands in the header
 */
public record EntityTag(String text) {
    private static final int DIGEST_BYTES = 12;
    private static final String WEAK = "W/";

    public static EntityTag of(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return new EntityTag(WEAK
                    + '"'
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES))
                    + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a client has it already: {@code If-None-Match}, read here because Jetty's own reader takes no weak tag. */
    public boolean isHeldBy(HttpFields headers) {
        for (String line : headers.getValuesList(HttpHeader.IF_NONE_MATCH)) {
            for (String held : line.split(",", -1)) {
                String tag = held.strip();
                if (tag.equals("*") || strong(tag).equals(strong(text))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String strong(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
