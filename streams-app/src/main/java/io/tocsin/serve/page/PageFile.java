package io.tocsin.serve.page;

import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.AnswerHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A file as it goes out: with an ETag that follows from its bytes, packed once where that pays.
 *
 * <p>Thread-safe; nobody writes to the arrays.
 *
 * @param packed with gzip; as long as the bytes or longer where that does not pay
 */
record PageFile(String contentType, String tag, byte[] bytes, byte[] packed) {
    /** Scripts and styles of its own alone, no frame around it, nowhere else to send anything to. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final int TAG_BYTES = 12;

    static PageFile of(String contentType, byte[] bytes) {
        return new PageFile(contentType, tag(bytes), bytes, packed(bytes));
    }

    /** Always asked for anew, and 304 while it is the same: after an upgrade no browser mixes two versions of the page. */
    Answer answer(HttpFields headers) {
        Answer answer = new Answer(
                HttpStatus.OK_200,
                Map.of(
                        HttpHeader.ETAG.asString(),
                        tag,
                        HttpHeader.CACHE_CONTROL.asString(),
                        "no-cache",
                        HttpHeader.VARY.asString(),
                        "Accept-Encoding",
                        AnswerHeaders.CONTENT_SECURITY_POLICY,
                        POLICY),
                bytes);
        if (headers.getCSV(HttpHeader.IF_NONE_MATCH, true).contains(tag)) {
            return new Answer(HttpStatus.NOT_MODIFIED_304, answer.headers(), new byte[0]);
        }
        answer = answer.with(HttpHeader.CONTENT_TYPE.asString(), contentType);
        return packed.length < bytes.length && headers.contains(HttpHeader.ACCEPT_ENCODING, "gzip")
                ? new Answer(answer.status(), answer.headers(), packed)
                        .with(HttpHeader.CONTENT_ENCODING.asString(), "gzip")
                : answer;
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            // Weak, for it is the same whether packed or not.
            return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES))
                    + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
