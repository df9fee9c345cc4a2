package io.tocsin.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.MalformedArtifactException;
import io.tocsin.registry.SignedRecord;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.signing.ArtifactSignature;
import io.tocsin.signing.ArtifactTrust;
import java.util.List;

/** What the models topic holds, as JSON. Thread-safe. */
record ModelJson(ModelInventory models, ArtifactTrust trust) {
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode versions = json.putArray("versions");
        models.artifacts().forEach((id, artifact) -> version(versions.addObject(), id, artifact));
        ArrayNode deployments = json.putArray("deployments");
        models.deployments().forEach(one -> deployment(deployments.addObject(), one));
        texts(json.putArray("problems"), models.unreadable());
        texts((ArrayNode) json.get("problems"), models.missing());
        return json;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private void version(ObjectNode json, ModelId id, ModelArtifact artifact) {
        ArtifactSignature signature = SignedRecord.signature(artifact);
        json.put("model", id.name());
        json.put("version", id.version());
        json.put("createdAt", artifact.getCreatedAt().toString());
        json.put("bytes", artifact.getArtifact().remaining());
        json.put("sha256", artifact.getSha256());
        try {
            Model model = ModelCard.parse(artifact);
            json.put("features", model.features().size());
            json.put("trainedTicks", model.provenance().trainedTicks());
        } catch (MalformedArtifactException e) {
            json.put("malformed", e.getMessage());
        }
        json.put("signedBy", signature.signer());
        json.put(
                "trusted",
                trust.objection(signature, SignedRecord.artifact(artifact)).isEmpty());
        json.put(
                "deployedAs",
                models.deployment(id.name())
                        .map(deployment -> ModelRoles.of(id, deployment))
                        .orElse(""));
    }

    private static void deployment(ObjectNode json, Deployment one) {
        json.put("model", one.getModel());
        json.put("selector", one.getSelector());
        json.put("champion", one.getChampion());
        if (one.getActivateAt() != null) {
            json.put("activateAt", one.getActivateAt().toString());
        }
        if (one.getPrevious() != null) {
            json.put("previous", one.getPrevious());
        }
        if (one.getCanary() != null) {
            json.put("canary", one.getCanary());
            json.put("canaryPercent", one.getCanaryPercent());
        }
        if (one.getShadow() != null) {
            json.put("shadow", one.getShadow());
        }
        json.put("pinned", one.getPinned());
        json.put("updatedAt", one.getUpdatedAt().toString());
        json.put("changedBy", one.getChangedBy());
        json.put("reason", one.getReason());
    }
}
