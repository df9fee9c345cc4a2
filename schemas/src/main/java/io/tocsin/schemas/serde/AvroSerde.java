package io.tocsin.schemas.serde;

import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * One contract as bytes, in Confluent's wire format.
 *
 * <p>The subject is fixed when the serde is made and does not follow the topic it is used on: a repartition or changelog topic
 * that carries the same records uses the same subject instead of registering one of its own.
 *
 * <p>Thread-safe.
 *
 * @param <T> generated class of the contract
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
    private final Serializer<T> serializer;
    private final Deserializer<T> deserializer;

    private AvroSerde(Class<T> type, String subject, SchemaRegistry registry) {
        this.serializer = new AvroSerializer<>(type, subject, registry);
        this.deserializer = new AvroDeserializer<>(registry, Stream.of(type));
    }

    /** A serde under Confluent's TopicNameStrategy: the subject is {@code <topic>-value}. */
    public static <T extends SpecificRecord> AvroSerde<T> underTopicName(
            Class<T> type, String topic, SchemaRegistry registry) {
        return new AvroSerde<>(type, topic + "-value", registry);
    }

    /** A serde under Confluent's RecordNameStrategy: the subject is the record's full name. For topics with several contracts. */
    public static <T extends SpecificRecord> AvroSerde<T> underRecordName(Class<T> type, SchemaRegistry registry) {
        String fullName = SpecificData.getForClass(type).getSchema(type).getFullName();
        return new AvroSerde<>(type, fullName, registry);
    }

    /** Writes; throws {@link RegistryUnavailableException} and {@link RegistryRefusedException}. */
    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    /** Reads; throws {@link UndecodableRecordException} and {@link RegistryUnavailableException}. */
    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }
}
