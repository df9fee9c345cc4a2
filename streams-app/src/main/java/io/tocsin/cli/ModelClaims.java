package io.tocsin.cli;

import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.Deployment;
import io.tocsin.selector.Claim;
import io.tocsin.selector.MalformedSelectorException;
import io.tocsin.selector.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which model judges where several are for the same entities, and whether one is for every entity.
 *
 * <p>Confined to one thread.
 */
final class ModelClaims {
    private final ModelInventory models;
    private final Output output;

    ModelClaims(ModelInventory models, Output output) {
        this.models = models;
        this.output = output;
    }

    /** A line where something is to be known, none where one model judges everything. */
    void print() {
        List<Claim> claims = claims();
        List<Claim> contested = Claim.contested(claims);
        if (!contested.isEmpty()) {
            output.line("where several cover an entity, the first judges: "
                    + contested.stream().map(Claim::toString).collect(Collectors.joining(", ")));
        }
        Claim.ties(claims).forEach(tie -> output.warn(tie.toString()));
        if (claims.stream().noneMatch(claim -> claim.selector().coversEverything())) {
            output.line(
                    "an entity that no selector covers has no model, its scores say NO_MODEL and static limits guard it");
        }
    }

    private List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        for (Deployment deployment : models.deployments()) {
            try {
                claims.add(new Claim(deployment.getModel(), Selector.parse(deployment.getSelector())));
            } catch (MalformedSelectorException e) {
                output.warn("deployment is refused by every instance: model=" + deployment.getModel() + " reason="
                        + e.getMessage());
            }
        }
        return claims;
    }
}
