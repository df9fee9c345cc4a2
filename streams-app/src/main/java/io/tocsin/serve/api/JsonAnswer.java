package io.tocsin.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.EntityTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** JSON as it goes out: with an ETag that follows from its bytes (RFC 9110), packed where that pays and is understood. Stateless, thread-safe. */
final class JsonAnswer {
    static final String TYPE = "application/json";

    private static final int PACKED_FROM_BYTES = 2_048;

    private JsonAnswer() {}

    /** To something that was looked at: 304 where the client has it already. */
    static Answer toGet(JsonNode json, String contentType, HttpFields headers) {
        byte[] body = contentType.equals(TYPE) ? bytes(json) : json.textValue().getBytes(StandardCharsets.UTF_8);
        EntityTag tag = EntityTag.of(body);
        Map<String, String> always = Map.of(
                HttpHeader.ETAG.asString(),
                tag.text(),
                HttpHeader.CACHE_CONTROL.asString(),
                "no-cache",
                HttpHeader.VARY.asString(),
                "Accept-Encoding, Authorization");
        if (tag.isHeldBy(headers)) {
            return new Answer(HttpStatus.NOT_MODIFIED_304, always, new byte[0]);
        }
        Answer answer =
                new Answer(HttpStatus.OK_200, always, body).with(HttpHeader.CONTENT_TYPE.asString(), contentType);
        return body.length >= PACKED_FROM_BYTES && headers.contains(HttpHeader.ACCEPT_ENCODING, "gzip")
                ? new Answer(answer.status(), answer.headers(), packed(body))
                        .with(HttpHeader.CONTENT_ENCODING.asString(), "gzip")
                : answer;
    }

    /** To a change: 201. */
    static Answer toChange(JsonNode json) {
        return Answer.of(HttpStatus.CREATED_201, TYPE, bytes(json));
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
