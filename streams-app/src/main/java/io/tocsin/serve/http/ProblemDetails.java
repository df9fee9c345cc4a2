package io.tocsin.serve.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** What is wrong, as problem details (RFC 9457). Stateless, thread-safe. */
public final class ProblemDetails {
    public static final String TYPE = "application/problem+json";

    /** Not Basic: a browser would ask for a name and a password in a window of its own, over the page that asks for the token. */
    private static final String CHALLENGE = "Bearer realm=\"tocsin\"";

    private ProblemDetails() {}

    /** Says why a request is not answered as it wished. */
    public static Answer of(RefusedRequestException refusal) {
        Answer answer = of(refusal.status(), refusal.line());
        if (refusal.status() == HttpStatus.UNAUTHORIZED_401) {
            answer = answer.with(HttpHeader.WWW_AUTHENTICATE.asString(), CHALLENGE);
        }
        return refusal.mayComeAgain()
                ? answer.with(HttpHeader.RETRY_AFTER.asString(), Integer.toString(refusal.retryAfterSeconds()))
                : answer;
    }

    static Answer of(int status, String detail) {
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .put("title", HttpStatus.getMessage(status))
                .put("status", status)
                .put("detail", detail)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return Answer.of(status, TYPE, body);
    }
}
