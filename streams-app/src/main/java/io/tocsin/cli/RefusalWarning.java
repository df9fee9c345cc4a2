package io.tocsin.cli;

import io.tocsin.registry.SignedRecord;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.signing.ArtifactTrust;

/**
 * Says so when those who trust the same keys as this configuration would refuse a version that is to be deployed.
 *
 * <p>Thread-safe.
 */
final class RefusalWarning {
    private RefusalWarning() {}

    static void of(ModelArtifact artifact, ArtifactTrust trust, Output output) {
        if (!trust.keys().isEmpty()) {
            trust.objection(SignedRecord.signature(artifact), SignedRecord.artifact(artifact))
                    .ifPresent(objection ->
                            output.warn("instances with this configuration refuse the version: " + objection));
        }
    }
}
