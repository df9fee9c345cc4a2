package io.tocsin.serve.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What a request is answered.
 *
 * <p>Thread-safe.
 *
 * @param body empty where there is none; not to be changed
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of(HttpHeader.CONTENT_TYPE.asString(), contentType), body);
    }

    /** The refusal's line as text. */
    public static Answer text(RefusedRequestException refusal) {
        return of(
                refusal.status(), "text/plain;charset=utf-8", (refusal.line() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a header more. */
    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    public void write(Response response, Callback callback) {
        response.setStatus(status);
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
