package io.tocsin.registry;

/** A record of the models topic that may not take effect; the message is the reason. */
final class RefusedModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ModelRefusalCause rule;

    RefusedModelException(ModelRefusalCause rule, String message) {
        super(message);
        this.rule = rule;
    }

    RefusedModelException(ModelRefusalCause rule, String message, Throwable cause) {
        super(message, cause);
        this.rule = rule;
    }

    /** The rule that it broke. */
    ModelRefusalCause rule() {
        return rule;
    }
}
