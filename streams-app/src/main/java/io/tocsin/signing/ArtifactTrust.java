package io.tocsin.signing;

import java.security.SignatureException;
import java.util.Optional;

/**
 * Whether an artifact may judge, by who vouches for it.
 *
 * <p>Thread-safe.
 *
 * @param keys whose artifacts may
 * @param unsignedAccepted whether artifacts for which nobody vouches may too; never those with a signature that is not good
 */
public record ArtifactTrust(TrustedKeys keys, boolean unsignedAccepted) {
    /** What to say at the start, in one line; empty when there is nothing to say. */
    public Optional<String> warning() {
        if (unsignedAccepted) {
            return Optional.of(
                    "unsigned models are accepted, so whoever may write to the models topic decides what judges;"
                            + " for development only: models.unsigned.accepted=true");
        }
        return keys.isEmpty() ? Optional.of(nobodyIsTrusted()) : Optional.empty();
    }

    /**
     * Why an artifact may not judge, in one line; empty when it may.
     *
     * @param artifact its bytes as they were published
     */
    public Optional<String> objection(ArtifactSignature signature, byte[] artifact) {
        if (signature.isNone() && unsignedAccepted) {
            return Optional.empty();
        }
        if (keys.isEmpty() && !unsignedAccepted) {
            return Optional.of(nobodyIsTrusted());
        }
        if (signature.isNone()) {
            return Optional.of("artifact is not signed: publish it with models.signing.key set; trusted=" + keys);
        }
        if (!signature.namesKey()) {
            return Optional.of("malformed key id of the signature, must be 16 hex digits: characters="
                    + signature.keyId().length());
        }
        return keys.find(signature.keyId())
                .map(key -> objection(key, signature, artifact))
                .orElseGet(() -> Optional.of("artifact is signed by a key that is not trusted: key=" + signature.keyId()
                        + " trusted=" + keys + "; if it is one of yours, add its public key to models.trusted.keys"));
    }

    private static Optional<String> objection(VerifyingKey key, ArtifactSignature signature, byte[] artifact) {
        try {
            return key.verifies(ArtifactSignature.message(artifact), signature.bytes())
                    ? Optional.empty()
                    : Optional.of(
                            "signature does not match, it was made for other bytes or by another key: key=" + key.id());
        } catch (SignatureException e) {
            return Optional.of("malformed signature: key=" + key.id() + " reason=" + e.getMessage());
        }
    }

    private static String nobodyIsTrusted() {
        return "no key is trusted, so no model may judge: set models.trusted.keys to the public key of whoever publishes models"
                + " (tocsin keys create makes one)";
    }
}
