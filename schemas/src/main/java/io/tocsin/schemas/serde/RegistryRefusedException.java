package io.tocsin.schemas.serde;

import org.apache.kafka.common.KafkaException;

/**
 * The Schema Registry does not take our schema: it is incompatible with the one before, or not registered while registering is
 * switched off. An operator has to act; trying again is of no use.
 */
public final class RegistryRefusedException extends KafkaException {
    private static final long serialVersionUID = 1L;

    RegistryRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
