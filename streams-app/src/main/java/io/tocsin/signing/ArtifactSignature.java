package io.tocsin.signing;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What stands beside an artifact in the models topic: which key vouches for it, and the proof.
 *
 * <p>What is signed is the line {@code tocsin model artifact v1} with its line feed, then the artifact's bytes as they are published. The line keeps
 * a signature that the key made for something else from ever being one of a model. Name and version of the model are in the bytes.
 *
 * <p>Thread-safe; nobody writes to the array.
 *
 * @param keyId id of the key, or what somebody wrote in its place; empty when unsigned
 * @param bytes the signature, or what somebody wrote in its place; empty when unsigned
 */
public record ArtifactSignature(String keyId, byte[] bytes) {
    /** Nobody vouches. */
    public static final ArtifactSignature NONE = new ArtifactSignature("", new byte[0]);

    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}");
    private static final byte[] DOMAIN = "tocsin model artifact v1\n".getBytes(StandardCharsets.US_ASCII);

    /** The signature of {@code key} over an artifact's bytes. */
    public static ArtifactSignature of(SigningKey key, byte[] artifact) {
        return new ArtifactSignature(key.id(), key.sign(message(artifact)));
    }

    /** Whether there is none. */
    public boolean isNone() {
        return keyId.isEmpty() && bytes.length == 0;
    }

    /** Who vouches, fit for a screen or a log: the record's text goes there only when it is a key's id. */
    public String signer() {
        return isNone() ? "nobody" : namesKey() ? keyId : "malformed";
    }

    /** Whether {@link #keyId} is one at all. */
    boolean namesKey() {
        return KEY_ID.matcher(keyId).matches();
    }

    /** What is signed. */
    static byte[] message(byte[] artifact) {
        byte[] message = new byte[DOMAIN.length + artifact.length];
        System.arraycopy(DOMAIN, 0, message, 0, DOMAIN.length);
        System.arraycopy(artifact, 0, message, DOMAIN.length, artifact.length);
        return message;
    }
}
