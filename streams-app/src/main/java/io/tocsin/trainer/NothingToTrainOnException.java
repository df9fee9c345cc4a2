package io.tocsin.trainer;

/** There is no data to train on; the message says where it was looked for. */
public final class NothingToTrainOnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NothingToTrainOnException(String message) {
        super(message);
    }

    public NothingToTrainOnException(String message, Throwable cause) {
        super(message, cause);
    }
}
