package io.tocsin.engine;

/** A model's numbers do not come out as they did where it was made. */
public final class SelfTestFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SelfTestFailedException(String message) {
        super(message);
    }
}
