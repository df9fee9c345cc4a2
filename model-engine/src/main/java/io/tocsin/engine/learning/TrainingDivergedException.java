package io.tocsin.engine.learning;

/** Training ran into numbers that are not finite; the message says where and after which loss and gradient norm. */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrainingDivergedException(String message) {
        super(message);
    }
}
