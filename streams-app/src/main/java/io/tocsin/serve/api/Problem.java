package io.tocsin.serve.api;

import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.ProblemDetails;
import io.tocsin.serve.http.RefusedRequestException;

/** What is wrong, as all of the API tell it. Stateless, thread-safe. */
public final class Problem {
    static final String TYPE = ProblemDetails.TYPE;

    private Problem() {}

    /** Says why a request is not answered as it wished. */
    public static Answer of(RefusedRequestException refusal) {
        return ProblemDetails.of(refusal);
    }
}
