package io.tocsin.engine.artifact;

/** Bytes that are not a model, with the reason and the offset where it showed. */
public final class MalformedArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedArtifactException(String reason, long offset) {
        super(reason + ": offset=" + offset);
    }

    public MalformedArtifactException(String reason, long offset, Throwable cause) {
        super(reason + ": offset=" + offset, cause);
    }
}
