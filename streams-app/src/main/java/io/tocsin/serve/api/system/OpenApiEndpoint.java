package io.tocsin.serve.api.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tocsin.serve.api.Api;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The description of the API.
 *
 * <p>Thread-safe.
 */
final class OpenApiEndpoint implements Endpoint {
    private final JsonNode description;

    private OpenApiEndpoint(JsonNode description) {
        this.description = description;
    }

    static Route route() {
        return Route.open("/api/v1/openapi.yaml", new OpenApiEndpoint(TextNode.valueOf(read())));
    }

    private static String read() {
        try (InputStream in = Api.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("resource is missing: name=openapi.yaml");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String contentType() {
        return "application/yaml";
    }

    @Override
    public JsonNode answer(ApiRequest request) {
        return description;
    }
}
