package io.tocsin.serve.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Remembered;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.RefusedRequestException;
import io.tocsin.signing.ArtifactTrust;
import java.util.Set;

/**
 * One published version.
 *
 * <p>Thread-safe.
 */
final class ModelEndpoint implements Endpoint {
    private final Remembered<ModelInventory> inventory;
    private final ArtifactTrust trust;

    private ModelEndpoint(Remembered<ModelInventory> inventory, ArtifactTrust trust) {
        this.inventory = inventory;
        this.trust = trust;
    }

    static Route route(Remembered<ModelInventory> inventory, ArtifactTrust trust) {
        return Route.get("/api/v1/model", Set.of("model", "version"), new ModelEndpoint(inventory, trust));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException {
        String model = request.needed("model");
        String version = request.needed("version");
        KnownVersion known = KnownVersion.of(inventory.get(), model, version);
        return new VersionJson(
                        known,
                        known.model(),
                        trust,
                        ToldReport.parse(known.artifact().getReport()))
                .json();
    }
}
