package io.tocsin.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one kind of record under one subject. The schema is registered (or looked up) at the first record, and its id kept.
 *
 * <p>Thread-safe: Kafka Streams gives all its threads the same instance, so the scratch memory is one per thread.
 */
final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
    private static final int UNKNOWN_ID = -1;
    /** A model artifact of megabytes must not stay behind as scratch memory of every thread. */
    private static final int MAX_KEPT_BYTES = 1 << 20;

    private final SchemaRegistry registry;
    private final String subject;
    private final Schema published;
    private final SpecificDatumWriter<T> writer;
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);
    private volatile int schemaId = UNKNOWN_ID;

    AvroSerializer(Class<T> type, String subject, SchemaRegistry registry) {
        SpecificData data = SpecificData.getForClass(type);
        Schema schema = data.getSchema(type);
        this.registry = registry;
        this.subject = subject;
        this.published = PublishedSchemas.of(schema);
        this.writer = new SpecificDatumWriter<>(schema, data);
    }

    /**
     * The record as bytes; null (a tombstone) stays null.
     *
     * @param topic not used: the subject is fixed
     * @throws SerializationException when a field without a default is null
     * @throws RegistryUnavailableException at the first record, when the registry gives no usable answer
     * @throws RegistryRefusedException at the first record, when the registry does not take the schema
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
        if (value == null) {
            return null;
        }
        int id = schemaId();
        try {
            return scratch.get().write(id, value, writer);
        } catch (IOException | RuntimeException e) {
            // Avro tells a field that must not be null by NullPointerException, among others.
            throw new SerializationException(
                    "cannot encode record: record=" + published.getFullName() + " reason=" + e.getMessage(), e);
        }
    }

    private int schemaId() {
        int known = schemaId;
        if (known == UNKNOWN_ID) {
            known = registry.idOf(subject, published);
            schemaId = known;
        }
        return known;
    }

    private static final class Scratch {
        private ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        private @Nullable BinaryEncoder encoder;

        <T> byte[] write(int schemaId, T value, SpecificDatumWriter<T> writer) throws IOException {
            // In this order: taking the encoder up again flushes what a record that failed half-way has left in it.
            BinaryEncoder ready = EncoderFactory.get().binaryEncoder(out, encoder);
            encoder = ready;
            out.reset();
            WireFormat.writeHeader(schemaId, out);
            writer.write(value, ready);
            ready.flush();
            byte[] bytes = out.toByteArray();
            if (bytes.length > MAX_KEPT_BYTES) {
                out = new ByteArrayOutputStream(512);
            }
            return bytes;
        }
    }
}
