package io.tocsin.serve.api.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.Set;

/**
 * Whether Tocsin itself is well, part by part.
 *
 * <p>Thread-safe.
 */
final class StatusEndpoint implements Endpoint {
    private final KnownStatus status;

    private StatusEndpoint(KnownStatus status) {
        this.status = status;
    }

    static Route route(KnownStatus status) {
        return Route.get("/api/v1/status", Set.of(), new StatusEndpoint(status));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException {
        return status.now().json();
    }
}
