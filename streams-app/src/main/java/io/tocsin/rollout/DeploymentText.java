package io.tocsin.rollout;

import io.tocsin.schemas.Deployment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deployment in one line, for people. Stateless, thread-safe. */
final class DeploymentText {
    private DeploymentText() {}

    static String of(@Nullable Deployment deployment) {
        if (deployment == null) {
            return "none";
        }
        List<String> parts = new ArrayList<>();
        parts.add("champion " + deployment.getChampion());
        if (deployment.getCanary() != null) {
            parts.add("canary " + deployment.getCanary() + " for " + deployment.getCanaryPercent() + " %");
        }
        if (deployment.getShadow() != null) {
            parts.add("shadow " + deployment.getShadow());
        }
        if (deployment.getPinned()) {
            parts.add("pinned");
        }
        return String.join(", ", parts);
    }
}
