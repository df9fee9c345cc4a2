package io.tocsin.cli;

import io.tocsin.engine.ModelId;
import io.tocsin.schemas.Deployment;
import java.util.ArrayList;
import java.util.List;

/** What a version is in the deployment of its model, in words. Stateless, thread-safe. */
final class ModelRoles {
    private ModelRoles() {}

    /** Such as {@code champion for *, pinned}; empty when the deployment does not name {@code id}. */
    static String of(ModelId id, Deployment deployment) {
        List<String> roles = new ArrayList<>();
        if (id.version().equals(deployment.getChampion())) {
            roles.add("champion for " + scope(deployment) + (deployment.getPinned() ? ", pinned" : ""));
        }
        if (id.version().equals(deployment.getCanary())) {
            roles.add("canary " + deployment.getCanaryPercent() + " %");
        }
        if (id.version().equals(deployment.getShadow())) {
            roles.add("shadow");
        }
        if (id.version().equals(deployment.getPrevious())) {
            roles.add("previous");
        }
        return String.join(", ", roles);
    }

    /** Who is judged, and from when on. */
    static String scope(Deployment deployment) {
        return deployment.getActivateAt() == null
                ? deployment.getSelector()
                : deployment.getSelector() + " from " + TimeFormat.local(deployment.getActivateAt());
    }
}
