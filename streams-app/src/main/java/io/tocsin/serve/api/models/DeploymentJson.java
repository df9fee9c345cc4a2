package io.tocsin.serve.api.models;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.schemas.Deployment;

/** A deployment as JSON. Stateless, thread-safe. */
final class DeploymentJson {
    private static final double HUNDRED = 100;

    private DeploymentJson() {}

    static ObjectNode of(Deployment one) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("model", one.getModel())
                .put("champion", one.getChampion())
                .put("selector", one.getSelector())
                .put("pinned", one.getPinned())
                .put("updatedAt", one.getUpdatedAt().toString());
        if (one.getPrevious() != null) {
            json.put("previous", one.getPrevious());
        }
        if (one.getCanary() != null) {
            json.put("canary", one.getCanary()).put("canaryShare", one.getCanaryPercent() / HUNDRED);
        }
        if (one.getShadow() != null) {
            json.put("shadow", one.getShadow());
        }
        if (one.getActivateAt() != null) {
            json.put("activateAt", one.getActivateAt().toString());
        }
        if (!one.getChangedBy().isEmpty()) {
            json.put("updatedBy", one.getChangedBy());
        }
        if (!one.getReason().isEmpty()) {
            json.put("reason", one.getReason());
        }
        return json;
    }
}
