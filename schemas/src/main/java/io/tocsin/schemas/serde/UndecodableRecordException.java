package io.tocsin.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** A record's bytes are not one of our records and never will be: trying again is of no use, a dead letter is. */
public final class UndecodableRecordException extends SerializationException {
    private static final long serialVersionUID = 1L;

    public UndecodableRecordException(String message) {
        super(message);
    }

    public UndecodableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
