package io.tocsin.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.serve.http.RefusedRequestException;

/** What answers one kind of request. Implementations are thread-safe. */
public interface Endpoint {

    /**
     * The answer as JSON. May block, within reason.
     *
     * @throws RefusedRequestException if it is not to be had
     */
    JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException;

    /** What the answer is sent as; another than JSON is answered as one text. */
    default String contentType() {
        return JsonAnswer.TYPE;
    }
}
