package io.tocsin.serve.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tocsin.serve.http.RefusedRequestException;
import java.io.IOException;

/** Reads the body of a request. Stateless, thread-safe. */
final class JsonBody {
    private static final int DEPTH_MAX = 4;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .build());
    }

    private JsonBody() {}

    /**
     * A JSON object.
     *
     * @throws RefusedRequestException if it is none
     */
    static JsonNode parse(byte[] body) throws RefusedRequestException {
        try {
            JsonNode parsed = JSON.readTree(body);
            if (parsed == null || !parsed.isObject()) {
                throw ApiRequest.bad("body must be a JSON object");
            }
            return parsed;
        } catch (JacksonException e) {
            throw ApiRequest.bad("body must be JSON: reason=" + e.getOriginalMessage());
        } catch (IOException e) {
            throw ApiRequest.bad("body must be JSON: reason=" + e.getMessage());
        }
    }
}
