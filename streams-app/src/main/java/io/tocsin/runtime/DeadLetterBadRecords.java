package io.tocsin.runtime;

import io.tocsin.schemas.serde.RegistryUnavailableException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * What becomes of a record of an inner topic that cannot be decoded: it goes to the dead letters and the stream goes on, unless the schema registry
 * is away; then the record is not bad, and the thread starts again from the last commit.
 *
 * <p>Thread-safe.
 */
public final class DeadLetterBadRecords extends LogAndContinueExceptionHandler {

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return Causes.first(exception, RegistryUnavailableException.class).isPresent()
                ? Response.fail()
                : super.handleError(context, record, exception);
    }
}
