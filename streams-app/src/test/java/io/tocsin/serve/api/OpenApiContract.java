package io.tocsin.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code openapi.yaml}, and whether answers are as it says. Stricter than JSON Schema: an object whose fields are described has no others.
 *
 * <p>Thread-safe.
 */
public final class OpenApiContract {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private OpenApiContract(JsonNode root) {
        this.root = root;
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                assertThat(METHODS).contains(method.getKey());
                operations.add(operation(method.getKey(), path.getKey(), method.getValue()));
            }
        }
    }

    /** The one that is shipped. */
    public static OpenApiContract read() {
        try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("openapi.yaml"))) {
            return new OpenApiContract(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One operation.
     *
     * @param method in capitals
     * @param parameters schemas by name
     * @param body schema of the request's body; empty where it has none
     */
    public record Operation(
            String id,
            String method,
            String path,
            Map<String, JsonNode> parameters,
            Optional<JsonNode> body,
            String role,
            JsonNode responses) {}

    /** All of them, in the order of the description. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** One by its {@code operationId}. */
    public Operation operation(String id) {
        return operations.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such operation: id=" + id));
    }

    private Operation operation(String method, String path, JsonNode node) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode one : node.path("parameters")) {
            JsonNode parameter = resolved(one);
            assertThat(parameter.path("in").asText()).as(path).isEqualTo("query");
            parameters.put(parameter.path("name").asText(), resolved(parameter.path("schema")));
        }
        JsonNode body = node.at("/requestBody/content/application~1json/schema");
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                body.isMissingNode() ? Optional.empty() : Optional.of(resolved(body)),
                node.path("x-role").asText(),
                node.path("responses"));
    }

    /** What a reference stands for. */
    public JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        if (reference == null) {
            return node;
        }
        JsonNode target = root.at(reference.asText().substring(1));
        assertThat(target.isMissingNode()).as(reference.asText()).isFalse();
        return resolved(target);
    }

    /**
     * Fails unless {@code operationId} may answer so.
     *
     * @param json the body
     */
    public void assertAnswers(String operationId, int status, String json) {
        JsonNode responses = operation(operationId).responses();
        JsonNode described = responses.get(Integer.toString(status));
        JsonNode response = resolved(described == null ? responses.path("default") : described);
        assertThat(described != null || status >= 400)
                .as("status of %s is described: status=%s body=%s", operationId, status, json)
                .isTrue();
        for (Map.Entry<String, JsonNode> content : response.path("content").properties()) {
            if (content.getKey().contains("json")) {
                assertValid(operationId, content.getValue().path("schema"), parsed(operationId, json));
            }
        }
    }

    private void assertValid(String operationId, JsonNode schema, JsonNode json) {
        ObjectNode document = JSON.createObjectNode();
        document.set("components", strict(root.path("components").deepCopy()));
        document.setAll((ObjectNode) strict(schema.deepCopy()));
        Schema compiled = schemas.getSchema(document);
        assertThat(compiled.validate(
                        json, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("%s: %s", operationId, json)
                .isEmpty();
    }

    private static JsonNode parsed(String operationId, String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(operationId + " must answer JSON: " + json, e);
        }
    }

    private static JsonNode strict(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asText().equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApiContract::strict);
        return node;
    }
}
