package io.tocsin.rollout;

import io.tocsin.schemas.Deployment;
import org.jspecify.annotations.Nullable;

/** Somebody else changed the deployment that a decision was based on; nothing was written. The message is one line for an operator. */
public final class DeploymentChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeploymentChangedException(String model, @Nullable Deployment now) {
        super("deployment was changed meanwhile: model=" + model + " by=" + by(now) + " now=" + DeploymentText.of(now)
                + "; look at it with tocsin models and decide again");
    }

    /** When the other one is still at it. */
    private DeploymentChangedException(String message) {
        super(message);
    }

    static DeploymentChangedException busy(String model) {
        return new DeploymentChangedException("deployment is being changed by somebody else just now: model=" + model
                + "; look at it with tocsin models and decide again");
    }

    private static String by(@Nullable Deployment now) {
        return now == null || now.getChangedBy().isEmpty() ? "unknown" : now.getChangedBy();
    }
}
