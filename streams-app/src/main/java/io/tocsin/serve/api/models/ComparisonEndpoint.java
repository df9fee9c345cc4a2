package io.tocsin.serve.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.gate.ShadowComparison;
import io.tocsin.gate.SideFigures;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.Deployment;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Remembered;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Champion and shadow on the ticks that both judged.
 *
 * <p>Thread-safe.
 */
final class ComparisonEndpoint implements Endpoint {
    private static final int BY_DEFAULT_SECONDS = 3_600;
    private static final int LEAST_SECONDS = 60;
    private static final int MOST_SECONDS = 86_400;
    private static final int ENTITIES_MAX = 1_000;

    private final Remembered<ModelInventory> inventory;
    private final Comparisons comparisons;

    private ComparisonEndpoint(Remembered<ModelInventory> inventory, Comparisons comparisons) {
        this.inventory = inventory;
        this.comparisons = comparisons;
    }

    static Route route(Remembered<ModelInventory> inventory, Comparisons comparisons) {
        return Route.get(
                "/api/v1/model/comparison", Set.of("model", "last"), new ComparisonEndpoint(inventory, comparisons));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException {
        String model = request.needed("model");
        int last = request.integer("last", BY_DEFAULT_SECONDS, LEAST_SECONDS, MOST_SECONDS);
        Deployment deployment = inventory
                .get()
                .deployment(model)
                .filter(one -> one.getShadow() != null)
                .orElseThrow(() -> ApiRequest.refused(
                        HttpStatus.NOT_FOUND_404, "no version stands in the shadow: model=" + model));
        return json(deployment, comparisons.of(deployment, Duration.ofSeconds(last)));
    }

    private static ObjectNode json(Deployment deployment, ShadowComparison.Result result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("model", deployment.getModel());
        side(json.putObject("champion"), deployment.getChampion(), result.champion());
        side(json.putObject("shadow"), String.valueOf(deployment.getShadow()), result.shadow());
        json.put("ticks", result.ticks()).put("both", result.both());
        if (result.ticks() == 0) {
            json.putNull("agreement");
        } else {
            json.put("agreement", result.agreement());
        }
        ArrayNode entities = json.putArray("entities");
        result.entities().stream()
                .limit(ENTITIES_MAX)
                .forEach(one -> entities.addObject()
                        .put("entity", one.entity())
                        .put("championAlone", one.championAlone())
                        .put("shadowAlone", one.shadowAlone()));
        return json;
    }

    private static void side(ObjectNode json, String version, SideFigures figures) {
        json.put("version", version).put("beyond", figures.beyond()).put("stretches", figures.stretches());
        if (Double.isFinite(figures.median()) && Double.isFinite(figures.high())) {
            json.put("median", figures.median()).put("high", figures.high());
        }
    }
}
