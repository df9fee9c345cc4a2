package io.tocsin.serve.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.rollout.ChangeNote;
import io.tocsin.rollout.DeploymentChange;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.Deployment;
import io.tocsin.serve.access.Role;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.JsonFields;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Makes the version before the champion again.
 *
 * <p>Thread-safe.
 */
final class RollbackEndpoint implements Endpoint {
    private static final Set<String> FIELDS = Set.of("model", "expectedChampion", "reason", "by");

    private final ModelChanges changes;

    private RollbackEndpoint(ModelChanges changes) {
        this.changes = changes;
    }

    static Route route(ModelChanges changes) {
        return Route.post("/api/v1/model/rollback", Role.ADMIN, new RollbackEndpoint(changes));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException {
        JsonFields fields = new JsonFields(request.body());
        fields.requireOnly(FIELDS);
        String model = fields.neededLine("model");
        Optional<String> expected = fields.line("expectedChampion");
        ChangeNote note = ModelChanges.note(fields, request.caller());
        return DeploymentJson.of(changes.write(models -> decide(models, model, expected, note)));
    }

    private static ModelChanges.Next decide(
            ModelInventory models, String model, Optional<String> expected, ChangeNote note)
            throws RefusedRequestException {
        Deployment before = models.deployment(model)
                .orElseThrow(() -> ApiRequest.refused(
                        HttpStatus.NOT_FOUND_404, "no version of the model is deployed: model=" + model));
        ModelChanges.requireExpected(Optional.of(before), expected);
        return new ModelChanges.Next(before, new DeploymentChange(model, before, note).rollback(), Map.of());
    }
}
