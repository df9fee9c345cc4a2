package io.tocsin.schemas.serde;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A registry that counts what it is asked and fails as it is told. */
final class FailingRegistryClient extends MockSchemaRegistryClient {
    final AtomicInteger registrations = new AtomicInteger();
    final AtomicInteger readings = new AtomicInteger();
    private @Nullable IOException ioFailure;
    private @Nullable RestClientException restFailure;

    void failWith(IOException failure) {
        ioFailure = failure;
    }

    void failWith(int status, int errorCode) {
        restFailure = new RestClientException("told to fail", status, errorCode);
    }

    void recover() {
        ioFailure = null;
        restFailure = null;
    }

    @Override
    public int register(String subject, ParsedSchema schema) throws IOException, RestClientException {
        registrations.incrementAndGet();
        failIfTold();
        return super.register(subject, schema);
    }

    @Override
    public ParsedSchema getSchemaById(int id) throws IOException, RestClientException {
        readings.incrementAndGet();
        failIfTold();
        return super.getSchemaById(id);
    }

    private void failIfTold() throws IOException, RestClientException {
        if (ioFailure != null) {
            throw ioFailure;
        }
        if (restFailure != null) {
            throw restFailure;
        }
    }
}
