package io.tocsin.schemas.serde;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one or more kinds; the full name of the writer's schema says which. The writer's schema is resolved into the
 * generated class's, so older and newer versions of a contract are read as the one this code knows.
 *
 * <p>Hostile bytes cost no more memory than a few times their length: Avro's decoder holds every length and count that they
 * claim against the bytes that are left, because it reads from an array.
 *
 * <p>Thread-safe: Kafka Streams gives all its threads the same instance, so the decoder is one per thread.
 */
final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
    private final SchemaRegistry registry;
    private final Map<String, Class<? extends T>> typesByName;
    private final Map<Integer, DatumReader<? extends T>> readersById = new ConcurrentHashMap<>();
    // Not static: it goes when the topology goes, and two serdes on a thread do not share it.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable BinaryDecoder> decoder = new ThreadLocal<>();

    /** Reads records of the given kinds. */
    AvroDeserializer(SchemaRegistry registry, Stream<Class<? extends T>> types) {
        this.registry = registry;
        this.typesByName = types.collect(
                Collectors.toUnmodifiableMap(type -> schemaOf(type).getFullName(), type -> type));
    }

    /**
     * The record in these bytes; null (a tombstone) stays null.
     *
     * @param topic not used: the bytes carry the id of their schema
     * @throws UndecodableRecordException when the bytes are not one of the records, now and for ever
     * @throws RegistryUnavailableException when their schema is not known yet and the registry gives no usable answer
     */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int schemaId = WireFormat.readSchemaId(bytes);
        return read(bytes, schemaId, reader(schemaId));
    }

    private DatumReader<? extends T> reader(int schemaId) {
        DatumReader<? extends T> known = readersById.get(schemaId);
        if (known != null) {
            return known;
        }
        DatumReader<? extends T> made = makeReader(schemaId, registry.schemaOf(schemaId));
        readersById.put(schemaId, made);
        return made;
    }

    private DatumReader<? extends T> makeReader(int schemaId, Schema writerSchema) {
        String found =
                writerSchema.getType() == Schema.Type.RECORD ? writerSchema.getFullName() : writerSchema.getName();
        Class<? extends T> type = typesByName.get(found);
        if (type == null) {
            throw new UndecodableRecordException("schema of another record: record=" + found + " schemaId=" + schemaId
                    + " expected=" + typesByName.keySet());
        }
        try {
            // A builder for each reader: the one that a generated class shares is not safe to build from two threads.
            return new FastReaderBuilder(new ContractData(type)).createDatumReader(writerSchema, schemaOf(type));
        } catch (IOException | RuntimeException e) {
            throw new UndecodableRecordException(
                    "schema cannot be resolved: record=" + found + " schemaId=" + schemaId + " reason="
                            + e.getMessage(),
                    e);
        }
    }

    private T read(byte[] bytes, int schemaId, DatumReader<? extends T> reader) {
        int length = bytes.length - WireFormat.HEADER_BYTES;
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, WireFormat.HEADER_BYTES, length, decoder.get());
        decoder.set(in);
        T value = decode(in, schemaId, reader);
        int left = in.remainingBytes();
        if (left > 0) {
            throw new UndecodableRecordException(
                    "trailing bytes: count=" + left + " offset=" + (bytes.length - left) + " schemaId=" + schemaId);
        }
        return value;
    }

    private static <T> T decode(BinaryDecoder in, int schemaId, DatumReader<T> reader) {
        try {
            return reader.read(null, in);
        } catch (IOException | RuntimeException e) {
            // Avro has no one exception for bad bytes (end of file, class cast, index out of bounds, …), and nothing
            // else runs here.
            throw new UndecodableRecordException(
                    "malformed avro: schemaId=" + schemaId + " reason=" + e.getMessage(), e);
        }
    }

    private static Schema schemaOf(Class<?> type) {
        return SpecificData.getForClass(type).getSchema(type);
    }
}
