package io.tocsin.serve.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.engine.ModelId;
import io.tocsin.registry.Health;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Remembered;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which versions judge whom, which are published, and how those that judge do on this instance.
 *
 * <p>Thread-safe.
 */
final class ModelsEndpoint implements Endpoint {
    private final Remembered<ModelInventory> inventory;
    private final ModelRegistry registry;

    private ModelsEndpoint(Remembered<ModelInventory> inventory, ModelRegistry registry) {
        this.inventory = inventory;
        this.registry = registry;
    }

    static Route route(Remembered<ModelInventory> inventory, ModelRegistry registry) {
        return Route.get("/api/v1/models", Set.of(), new ModelsEndpoint(inventory, registry));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException {
        ModelInventory models = inventory.get();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        registry.since().ifPresent(since -> json.put("imageOf", since.toString()));
        ArrayNode deployments = json.putArray("deployments");
        models.deployments().forEach(one -> deployments.add(DeploymentJson.of(one)));
        ArrayNode versions = json.putArray("versions");
        models.artifacts().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<ModelId, ModelArtifact> one) ->
                                one.getValue().getCreatedAt())
                        .reversed())
                .forEach(one -> versions.add(version(
                        one.getKey(),
                        one.getValue(),
                        models.deployment(one.getKey().name()).orElse(null))));
        ArrayNode refusals = json.putArray("refusals");
        registry.refusals()
                .forEach(refusal -> refusals.addObject()
                        .put("cause", refusal.cause().code())
                        .put("detail", refusal.reason())
                        .put("key", refusal.key())
                        .put("at", refusal.time().toString()));
        return json;
    }

    private ObjectNode version(ModelId id, ModelArtifact artifact, @Nullable Deployment deployment) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("model", id.name())
                .put("version", id.version())
                .put("role", role(id.version(), deployment))
                .put("createdAt", artifact.getCreatedAt().toString())
                .put("bytes", artifact.getArtifact().remaining());
        Health health = registry.health().of(id);
        if (health.ticks() > 0) {
            json.put("beyondShare", health.beyondShare());
        }
        if (Double.isFinite(health.typicalError())) {
            json.put("typicalError", health.typicalError());
        }
        return json;
    }

    /** The weightiest of those that it has. */
    private static String role(String version, @Nullable Deployment deployment) {
        if (deployment == null) {
            return "none";
        } else if (version.equals(deployment.getChampion())) {
            return "champion";
        } else if (version.equals(deployment.getCanary())) {
            return "canary";
        } else if (version.equals(deployment.getShadow())) {
            return "shadow";
        }
        return version.equals(deployment.getPrevious()) ? "previous" : "none";
    }
}
