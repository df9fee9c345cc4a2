package io.tocsin.serve.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.RefusedRequestException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** What is wrong, as problem details (RFC 9457). Stateless, thread-safe. */
public final class Problem {
    static final String TYPE = "application/problem+json";

    private Problem() {}

    /** Says why a request is not answered as it wished. */
    public static Answer of(RefusedRequestException refusal) {
        ObjectNode problem = JsonNodeFactory.instance
                .objectNode()
                .put("title", HttpStatus.getMessage(refusal.status()))
                .put("status", refusal.status())
                .put("detail", refusal.line());
        Answer answer = Answer.of(refusal.status(), TYPE, problem.toString().getBytes(StandardCharsets.UTF_8));
        return refusal.mayComeAgain()
                ? answer.with(HttpHeader.RETRY_AFTER.asString(), Integer.toString(refusal.retryAfterSeconds()))
                : answer;
    }
}
