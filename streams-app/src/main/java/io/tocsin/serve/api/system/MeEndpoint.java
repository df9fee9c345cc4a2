package io.tocsin.serve.api.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Route;
import java.util.Locale;

/**
 * Who asks, and what that one may do.
 *
 * <p>Thread-safe.
 */
final class MeEndpoint implements Endpoint {
    private final boolean signIn;

    private MeEndpoint(boolean signIn) {
        this.signIn = signIn;
    }

    static Route route(boolean signIn) {
        return Route.open("/api/v1/me", new MeEndpoint(signIn));
    }

    @Override
    public JsonNode answer(ApiRequest request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", request.caller().name())
                .put("role", request.caller().role().name().toLowerCase(Locale.ROOT))
                .put("signIn", signIn);
    }
}
