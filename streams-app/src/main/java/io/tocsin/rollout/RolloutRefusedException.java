package io.tocsin.rollout;

/** A change of a deployment that would not be sound; nothing was written. The message is one line for an operator. */
public final class RolloutRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RolloutRefusedException(String message) {
        super(message);
    }
}
