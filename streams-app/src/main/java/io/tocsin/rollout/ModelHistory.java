package io.tocsin.rollout;

import io.tocsin.registry.ModelKey;
import io.tocsin.schemas.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the models topic has said of one model so far.
 *
 * <p>Confined to one thread.
 */
final class ModelHistory {
    private final String model;
    private final Set<String> versions = new TreeSet<>();
    private final List<Deployment> deployments = new ArrayList<>();
    private @Nullable Deployment deployment;

    ModelHistory(String model) {
        this.model = model;
    }

    /** Whether a record under {@code key} is of this model. */
    boolean concerns(ModelKey key) {
        return key instanceof ModelKey.Artifact artifact
                ? artifact.id().name().equals(model)
                : key instanceof ModelKey.Deployment one && one.model().equals(model);
    }

    /** Takes an artifact, or its tombstone. */
    void takeArtifact(String version, boolean isThere) {
        if (isThere) {
            versions.add(version);
        } else {
            versions.remove(version);
        }
    }

    /** Takes a deployment; null is a tombstone. What is none is passed over, as instances do: the one before stays in force. */
    void takeDeployment(@Nullable SpecificRecord value) {
        if (value == null) {
            deployment = null;
        } else if (value instanceof Deployment one) {
            deployment = one;
            deployments.add(one);
        }
    }

    /** The deployment now; null when there is none. */
    @Nullable Deployment deployment() {
        return deployment;
    }

    boolean has(String version) {
        return versions.contains(version);
    }

    /** Whether {@code one} was the deployment at some time that the topic still knows. */
    boolean knows(Deployment one) {
        return deployments.contains(one);
    }

    /** Stops a decision that was based on another deployment than the one now. */
    void requireStill(@Nullable Deployment expected) {
        if (!Objects.equals(expected, deployment)) {
            throw new DeploymentChangedException(model, deployment);
        }
    }

    /** Stops a deployment that would have to wait for a version. */
    void requireVersionsOf(Deployment next) {
        for (String version : VersionUse.judging(next)) {
            if (!has(version)) {
                throw new RolloutRefusedException(
                        "no such version in the models topic: model=" + model + "/" + version + "; see: tocsin models");
            }
        }
    }
}
