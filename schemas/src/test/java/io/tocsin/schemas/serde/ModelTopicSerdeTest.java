package io.tocsin.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.schemas.Tick;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class ModelTopicSerdeTest {
    private final MockSchemaRegistryClient client = new MockSchemaRegistryClient();
    private final SchemaRegistry registry = new SchemaRegistry(client, "mock://models", true);
    private final ModelTopicSerde serde = new ModelTopicSerde(registry);

    @Test
    void shouldReadEitherKindFromTheSameTopic() throws Exception {
        byte[] artifact = serde.serializer().serialize("anomaly.models", Examples.artifact());
        byte[] deployment = serde.serializer().serialize("anomaly.models", Examples.deployment());

        assertThat(serde.deserializer().deserialize("anomaly.models", artifact)).isEqualTo(Examples.artifact());
        assertThat(serde.deserializer().deserialize("anomaly.models", deployment))
                .isEqualTo(Examples.deployment());
        assertThat(client.getAllSubjects())
                .containsExactlyInAnyOrder("io.tocsin.schemas.ModelArtifact", "io.tocsin.schemas.Deployment");
    }

    @Test
    void shouldCarryAnArtifactOfMegabytesAndASmallOneAfterIt() {
        byte[] weights = new byte[5_000_000];
        weights[4_999_999] = 7;
        ModelArtifact large = Examples.artifact();
        large.setArtifact(ByteBuffer.wrap(weights));

        byte[] bytes = serde.serializer().serialize("anomaly.models", large);
        byte[] small = serde.serializer().serialize("anomaly.models", Examples.artifact());

        assertThat(serde.deserializer().deserialize("anomaly.models", bytes)).isEqualTo(large);
        assertThat(serde.deserializer().deserialize("anomaly.models", small)).isEqualTo(Examples.artifact());
    }

    @Test
    void shouldKeepTombstones() {
        assertThat(serde.serializer().serialize("anomaly.models", null)).isNull();
        assertThat(serde.deserializer().deserialize("anomaly.models", null)).isNull();
    }

    @Test
    void shouldRefuseToWriteAnyOtherRecord() {
        assertThatThrownBy(() -> serde.serializer().serialize("anomaly.models", Examples.tick()))
                .isInstanceOf(SerializationException.class)
                .hasMessage("record does not belong in the models topic: record=io.tocsin.schemas.Tick");
    }

    @Test
    void shouldRefuseToReadAnyOtherRecord() {
        byte[] tick =
                AvroSerde.underRecordName(Tick.class, registry).serializer().serialize("any", Examples.tick());

        assertThatThrownBy(() -> serde.deserializer().deserialize("anomaly.models", tick))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageStartingWith("schema of another record: record=io.tocsin.schemas.Tick schemaId=1");
    }
}
