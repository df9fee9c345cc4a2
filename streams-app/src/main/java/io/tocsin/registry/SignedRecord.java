package io.tocsin.registry;

import io.tocsin.schemas.ModelArtifact;
import io.tocsin.signing.ArtifactSignature;
import java.nio.ByteBuffer;

/** How an artifact and its signature lie in a record of the models topic. Thread-safe. */
public final class SignedRecord {
    private SignedRecord() {}

    /** The artifact's bytes as they were published; a copy. */
    public static byte[] artifact(ModelArtifact record) {
        return copy(record.getArtifact());
    }

    /** Who vouches for it, as the record says; a copy. */
    public static ArtifactSignature signature(ModelArtifact record) {
        return new ArtifactSignature(record.getKeyId(), copy(record.getSignature()));
    }

    private static byte[] copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
