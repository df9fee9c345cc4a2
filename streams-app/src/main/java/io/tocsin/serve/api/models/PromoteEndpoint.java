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
import io.tocsin.signing.ArtifactTrust;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a published version the champion: one that instances with this configuration take, and that is no worse than the one that judges.
 *
 * <p>Thread-safe.
 */
final class PromoteEndpoint implements Endpoint {
    private static final Set<String> FIELDS = Set.of("model", "version", "expectedChampion", "reason", "by", "ungated");

    private final ModelChanges changes;
    private final ArtifactTrust trust;
    private final GateKeeper gate;

    private PromoteEndpoint(ModelChanges changes, ArtifactTrust trust, GateKeeper gate) {
        this.changes = changes;
        this.trust = trust;
        this.gate = gate;
    }

    static Route route(ModelChanges changes, ArtifactTrust trust, GateKeeper gate) {
        return Route.post("/api/v1/model/promote", Role.ADMIN, new PromoteEndpoint(changes, trust, gate));
    }

    /** What is asked for. */
    private record Wish(
            String model, String version, Optional<String> expectedChampion, ChangeNote note, boolean ungated) {}

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException {
        JsonFields fields = new JsonFields(request.body());
        fields.requireOnly(FIELDS);
        Wish wish = new Wish(
                fields.neededLine("model"),
                fields.neededLine("version"),
                fields.line("expectedChampion"),
                ModelChanges.note(fields, request.caller()),
                fields.flag("ungated"));
        return DeploymentJson.of(changes.write(models -> decide(models, wish)));
    }

    private ModelChanges.Next decide(ModelInventory models, Wish wish)
            throws RefusedRequestException, InterruptedException {
        KnownVersion known = KnownVersion.of(models, wish.model(), wish.version());
        Optional<Deployment> before = models.deployment(wish.model());
        ModelChanges.requireExpected(before, wish.expectedChampion());
        requireTaken(known);
        DeploymentChange change = new DeploymentChange(wish.model(), before.orElse(null), wish.note());
        change.requireUnpinned();
        Map<String, Double> figures = wish.ungated() ? Map.of() : gate.require(models, known.id(), wish.note());
        return new ModelChanges.Next(
                before.orElse(null), change.promote(wish.version(), Optional.empty(), Optional.empty()), figures);
    }

    /** What this instance would refuse must not become what all wait for. */
    private void requireTaken(KnownVersion known) throws RefusedRequestException {
        Optional<String> objection = known.objection(trust);
        if (objection.isPresent()) {
            throw ModelChanges.conflict("instances with this configuration refuse the version: " + objection.get());
        }
        known.model();
    }
}
