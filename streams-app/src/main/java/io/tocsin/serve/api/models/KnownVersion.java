package io.tocsin.serve.api.models;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.MalformedArtifactException;
import io.tocsin.engine.artifact.ModelReader;
import io.tocsin.registry.SignedRecord;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.http.RefusedRequestException;
import io.tocsin.signing.ArtifactSignature;
import io.tocsin.signing.ArtifactTrust;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A version that is in the models topic.
 *
 * <p>Thread-safe.
 */
record KnownVersion(ModelId id, ModelArtifact artifact) {

    /**
     * Finds it.
     *
     * @throws RefusedRequestException if it is not there
     */
    static KnownVersion of(ModelInventory models, String model, String version) throws RefusedRequestException {
        for (Map.Entry<ModelId, ModelArtifact> one : models.artifacts().entrySet()) {
            ModelId id = one.getKey();
            if (id.name().equals(model) && id.version().equals(version)) {
                return new KnownVersion(id, one.getValue());
            }
        }
        throw ApiRequest.refused(
                HttpStatus.NOT_FOUND_404,
                "no such version in the models topic: model=" + model + "/" + version
                        + "; all of them: /api/v1/models");
    }

    ArtifactSignature signature() {
        return SignedRecord.signature(artifact);
    }

    /** Why instances with this configuration refuse it; empty where they do not. */
    Optional<String> objection(ArtifactTrust trust) {
        return trust.objection(signature(), SignedRecord.artifact(artifact));
    }

    /**
     * The model itself.
     *
     * @throws RefusedRequestException if the artifact is malformed
     */
    Model model() throws RefusedRequestException {
        try {
            return ModelReader.read(SignedRecord.artifact(artifact));
        } catch (MalformedArtifactException e) {
            throw ApiRequest.refused(
                    HttpStatus.CONFLICT_409,
                    "artifact is malformed, no instance takes it: model=" + id + " reason=" + e.getMessage());
        }
    }
}
