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

    ModelCatalog(ModelVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Takes one record.
     *
     * @param value null is a tombstone
     * @throws RefusedModelException if it does not take effect; what was in force stays so. A deployment is remembered all the same, for when
     *     its version comes
     */
    void apply(@Nullable String key, @Nullable SpecificRecord value) {
        ModelKey parsed = ModelKey.parse(key)
                .orElseThrow(() -> new RefusedModelException(
                        "unknown key, needs artifact/<model>/<version> or deployment/<model>"));
        if (parsed instanceof ModelKey.Artifact artifact) {
            applyArtifact(artifact, value);
        } else if (parsed instanceof ModelKey.Deployment deployment) {
            applyDeployment(deployment, value);
        }
    }

    private void applyArtifact(ModelKey.Artifact key, @Nullable SpecificRecord value) {
        if (value == null) {
            // A version in force keeps judging until its deployment moves on: it is held by the image.
            models.remove(key.id());
            digests.remove(key.id());
            return;
        }
        if (!(value instanceof ModelArtifact record)) {
            throw new RefusedModelException(
                    "value is no artifact: record=" + value.getSchema().getFullName());
        }
        String known = digests.get(key.id());
        if (known != null && !known.equals(record.getSha256())) {
            throw new RefusedModelException(
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
    }

    private void applyDeployment(ModelKey.Deployment key, @Nullable SpecificRecord value) {
        if (value == null) {
            deployments.remove(key.model());
            inForce.remove(key.model());
            return;
        }
        if (!(value instanceof Deployment record)) {
            throw new RefusedModelException(
                    "value is no deployment: record=" + value.getSchema().getFullName());
        }
        if (!record.getModel().equals(key.model())) {
            throw new RefusedModelException(
                    "deployment is of another model than its key says: model=" + record.getModel());
        }
        if (record.getCanaryPercent() < 0 || record.getCanaryPercent() > 100) {
            throw new RefusedModelException(
                    "share of the canary is no percentage: canaryPercent=" + record.getCanaryPercent());
        }
        requireSelector(record);
        deployments.put(key.model(), record);
        putInForce(record);
        missing(record).ifPresent(version -> {
            throw new RefusedModelException(
                    "version is not there or was refused, the deployment waits for it: version=" + version);
        });
    }

    private static void requireSelector(Deployment deployment) {
        try {
            Selector.parse(deployment.getSelector());
        } catch (MalformedSelectorException e) {
            throw new RefusedModelException(String.valueOf(e.getMessage()), e);
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

    /** The image after the record at {@code offset}. */
    ModelImage image(long offset) {
        return ModelImage.of(inForce.values(), offset);
    }
}
