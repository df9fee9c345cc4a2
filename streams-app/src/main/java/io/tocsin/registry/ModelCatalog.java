package io.tocsin.registry;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.selector.MalformedSelectorException;
import io.tocsin.selector.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the models topic has said so far, record by record, and the image that follows from it. A deployment that cannot take effect, for its
 * version is not there, leaves the one before in force and takes effect when the version comes.
 *
 * <p>Confined to the loader's thread.
 */
final class ModelCatalog {
    private final ModelVerifier verifier;
    private final Map<ModelId, Model> models = new HashMap<>();
    private final Map<ModelId, String> digests = new HashMap<>();
    private final Map<String, Deployment> deployments = new TreeMap<>();
    private final Map<String, DeployedModel> inForce = new TreeMap<>();
    /** What was in force in the newest image. */
    private Map<String, DeployedModel> judging = Map.of();

    ModelCatalog(ModelVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Takes one record.
     *
     * @param value null is a tombstone
     * @return what an operator should know of it, one line; empty where all is as usual
     * @throws RefusedModelException if it does not take effect; what was in force stays so. A deployment is remembered all the same, for when
     *     its version comes
     */
    Optional<String> apply(@Nullable String key, @Nullable SpecificRecord value) {
        ModelKey parsed = ModelKey.parse(key)
                .orElseThrow(() -> new RefusedModelException(
                        ModelRefusalCause.KEY, "unknown key, needs artifact/<model>/<version> or deployment/<model>"));
        if (parsed instanceof ModelKey.Artifact artifact) {
            return applyArtifact(artifact, value);
        } else if (parsed instanceof ModelKey.Deployment deployment) {
            applyDeployment(deployment, value);
        }
        return Optional.empty();
    }

    /**
     * Begins a topic that has nothing to do with the one before but its name. What is in force stays so until the new topic says otherwise of its
     * model.
     */
    void beginAnew() {
        models.clear();
        digests.clear();
        deployments.clear();
    }

    private Optional<String> applyArtifact(ModelKey.Artifact key, @Nullable SpecificRecord value) {
        if (value == null) {
            models.remove(key.id());
            digests.remove(key.id());
            return release(key.id());
        }
        if (!(value instanceof ModelArtifact record)) {
            throw new RefusedModelException(
                    ModelRefusalCause.KEY,
                    "value is no artifact: record=" + value.getSchema().getFullName());
        }
        String known = digests.get(key.id());
        if (known != null && !known.equals(record.getSha256())) {
            throw new RefusedModelException(
                    ModelRefusalCause.REPLACED,
                    "version exists with other content, versions are immutable: known sha256=" + known);
        }
        if (known == null) {
            models.put(key.id(), verifier.verify(key, record));
            digests.put(key.id(), record.getSha256());
        } else {
            // It changes nothing now, but after the next start it is all that is left of the version.
            verifier.requireGenuine(key, record);
        }
        deployments.values().stream()
                .filter(d -> d.getModel().equals(key.id().name()))
                .forEach(this::putInForce);
        return Optional.empty();
    }

    /** A version that judges goes on until its deployment moves on; one that is only known from the past of the topic does not begin to. */
    private Optional<String> release(ModelId id) {
        Deployment deployment = deployments.get(id.name());
        if (isVersionOf(judging.get(id.name()), id)) {
            return Optional.of(
                    "version in force is deleted, it judges until this instance is restarted: publish it again,"
                            + " or promote another");
        }
        if (deployment == null || !isVersionOf(inForce.get(id.name()), id)) {
            return Optional.empty();
        }
        DeployedModel before = judging.get(id.name());
        if (before == null) {
            inForce.remove(id.name());
        } else {
            inForce.put(id.name(), before);
        }
        putInForce(deployment);
        return Optional.of("version is deleted, the deployment waits for it: publish it again, or promote another");
    }

    private static boolean isVersionOf(@Nullable DeployedModel deployed, ModelId id) {
        return deployed != null
                && deployed.models().stream().anyMatch(model -> model.id().equals(id));
    }

    private void applyDeployment(ModelKey.Deployment key, @Nullable SpecificRecord value) {
        if (value == null) {
            deployments.remove(key.model());
            inForce.remove(key.model());
            return;
        }
        if (!(value instanceof Deployment record)) {
            throw new RefusedModelException(
                    ModelRefusalCause.KEY,
                    "value is no deployment: record=" + value.getSchema().getFullName());
        }
        if (!record.getModel().equals(key.model())) {
            throw new RefusedModelException(
                    ModelRefusalCause.KEY,
                    "deployment is of another model than its key says: model=" + record.getModel());
        }
        if (record.getCanaryPercent() < 0 || record.getCanaryPercent() > 100) {
            throw new RefusedModelException(
                    ModelRefusalCause.DEPLOYMENT,
                    "share of the canary is no percentage: canaryPercent=" + record.getCanaryPercent());
        }
        requireSelector(record);
        deployments.put(key.model(), record);
        putInForce(record);
        missing(record).ifPresent(version -> {
            throw new RefusedModelException(
                    ModelRefusalCause.MISSING_VERSION,
                    "version is not there or was refused, the deployment waits for it: version=" + version);
        });
    }

    private static void requireSelector(Deployment deployment) {
        try {
            Selector.parse(deployment.getSelector());
        } catch (MalformedSelectorException e) {
            throw new RefusedModelException(ModelRefusalCause.DEPLOYMENT, String.valueOf(e.getMessage()), e);
        }
    }

    /** The first version that {@code deployment} needs and that is not there. */
    private Optional<String> missing(Deployment deployment) {
        return Stream.of(deployment.getChampion(), deployment.getCanary(), deployment.getShadow())
                .filter(version -> version != null && model(deployment, version) == null)
                .findFirst();
    }

    private @Nullable Model model(Deployment deployment, @Nullable String version) {
        return version == null ? null : models.get(new ModelId(deployment.getModel(), version));
    }

    private void putInForce(Deployment deployment) {
        Model champion = model(deployment, deployment.getChampion());
        if (champion == null || missing(deployment).isPresent()) {
            return;
        }
        Model previous = model(deployment, deployment.getPrevious());
        Model canary = model(deployment, deployment.getCanary());
        OptionalLong activateAtMs = deployment.getActivateAt() == null
                ? OptionalLong.empty()
                : OptionalLong.of(deployment.getActivateAt().toEpochMilli());
        inForce.put(
                deployment.getModel(),
                DeployedModel.of(Selector.parse(deployment.getSelector()), champion, activateAtMs, previous)
                        .with(
                                canary == null ? null : new Canary(canary, deployment.getCanaryPercent()),
                                model(deployment, deployment.getShadow())));
    }

    /** The image after the record at {@code offset}: what judges from now on. */
    ModelImage image(long offset) {
        judging = Map.copyOf(inForce);
        return ModelImage.of(inForce.values(), offset);
    }
}
