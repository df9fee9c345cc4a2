package io.tocsin.serve.page;

import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.AnswerHeaders;
import io.tocsin.serve.http.EntityTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
record PageFile(String contentType, EntityTag tag, byte[] bytes, byte[] packed) {
    /** Scripts and styles of its own alone, no frame around it, nowhere else to send anything to. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static PageFile of(String contentType, byte[] bytes) {
        return new PageFile(contentType, EntityTag.of(bytes), bytes, packed(bytes));
    }

    /** Always asked for anew, and 304 while it is the same: after an upgrade no browser mixes two versions of the page. */
    Answer answer(HttpFields headers) {
        Answer answer = new Answer(
                HttpStatus.OK_200,
                Map.of(
                        HttpHeader.ETAG.asString(),
                        tag.text(),
                        HttpHeader.CACHE_CONTROL.asString(),
                        "no-cache",
                        HttpHeader.VARY.asString(),
                        "Accept-Encoding",
                        AnswerHeaders.CONTENT_SECURITY_POLICY,
                        POLICY),
                bytes);
        if (tag.isHeldBy(headers)) {
            return new Answer(HttpStatus.NOT_MODIFIED_304, answer.headers(), new byte[0]);
        }
        answer = answer.with(HttpHeader.CONTENT_TYPE.asString(), contentType);
        return packed.length < bytes.length && headers.contains(HttpHeader.ACCEPT_ENCODING, "gzip")
                ? new Answer(answer.status(), answer.headers(), packed)
                        .with(HttpHeader.CONTENT_ENCODING.asString(), "gzip")
                : answer;
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
