package io.tocsin.schemas.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.kafka.common.KafkaException;

/**
 * The Schema Registry gave no usable answer: it is down, overloaded, behind a wrong url, or does not let us in. Nothing is known
 * about the record, so it must not be thrown away: try again.
 */
public final class RegistryUnavailableException extends KafkaException {
    private static final long serialVersionUID = 1L;
    private static final int UNAUTHORIZED = 401;

    RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether it answered, and wants other credentials: trying again does not help. */
    public boolean isUnauthorized() {
        return getCause() instanceof RestClientException answer && answer.getStatus() == UNAUTHORIZED;
    }
}
