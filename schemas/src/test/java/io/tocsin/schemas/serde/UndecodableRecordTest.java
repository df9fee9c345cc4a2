package io.tocsin.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.util.HexFormat;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UndecodableRecordTest {
    private static final String TWO_GIGABYTES = "f8ffffff0f"; // 2,147,483,644 as a zigzag varint
    private static final long MAX_ALLOCATED_BYTES = 4L << 20;

    private final FailingRegistryClient client = new FailingRegistryClient();
    private final SchemaRegistry registry = new SchemaRegistry(client, "http://registry:8081", true);

    @BeforeEach
    void registerSampleAs1TickAs2ArtifactAs3() {
        serde(Sample.class).serializer().serialize("any", Examples.sample());
        serde(Tick.class).serializer().serialize("any", Examples.tick());
        serde(ModelArtifact.class).serializer().serialize("any", Examples.artifact());
    }

    @ParameterizedTest
    @CsvSource({
        "'', record too short: bytes=0 min=5",
        "00000000, record too short: bytes=4 min=5",
        "7f00000001, unknown magic byte: 0x7f offset=0",
        "ff00000001, unknown magic byte: 0xff offset=0",
        "00ffffffff, negative schema id: -1 offset=1",
        "000000002a, unknown schema id: schemaId=42 url=http://registry:8081",
        "0000000002, schema of another record: record=io.tocsin.schemas.Tick schemaId=2 expected=[io.tocsin.schemas.Sample]",
    })
    void shouldSayWhatIsWrongWithTheHeader(String hex, String message) {
        assertUndecodable(Sample.class, hex).withMessage(message);
    }

    @Test
    void shouldRefuseARecordThatEndsTooEarly() {
        assertUndecodable(Sample.class, "00000000010a7765622d31d00f0206637075000000")
                .withMessageStartingWith("malformed avro: schemaId=1");
    }

    @Test
    void shouldRefuseARecordThatEndsBeforeItBegins() {
        assertUndecodable(Sample.class, "0000000001").withMessageStartingWith("malformed avro: schemaId=1");
    }

    @Test
    void shouldRefuseBytesAfterTheRecord() {
        assertUndecodable(Sample.class, "00000000010a7765622d31d00f0206637075000000000000e03f000000" + "010203")
                .withMessage("trailing bytes: count=3 offset=29 schemaId=1");
    }

    @Test
    void shouldRefuseASchemaThatIsNoRecord() throws Exception {
        int id = client.register("strings-value", new AvroSchema("\"string\""));

        assertUndecodable(Sample.class, "000000000" + id + "0461")
                .withMessage("schema of another record: record=string schemaId=4 expected=[io.tocsin.schemas.Sample]");
    }

    @Test
    void shouldRefuseASchemaOfTheSameNameThatDoesNotFit() throws Exception {
        Schema other = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Sample\",\"namespace\":\"io.tocsin.schemas\",\"fields\":["
                        + "{\"name\":\"entity\",\"type\":\"long\"}]}");
        int id = client.register("other-value", new AvroSchema(other));

        assertUndecodable(Sample.class, "000000000" + id + "02").withMessageContaining("schemaId=4");
    }

    @ParameterizedTest
    @CsvSource({
        "io.tocsin.schemas.Sample,        0000000001 " + TWO_GIGABYTES + " 61626364", // entity: a string
        "io.tocsin.schemas.Sample,        0000000001 0261 02 " + TWO_GIGABYTES + " 0263707500", // metrics: a map
        "io.tocsin.schemas.Tick,          0000000002 0261 02 " + TWO_GIGABYTES + " 026100000000", // metrics: a map
        "io.tocsin.schemas.Tick,          0000000002 0261 02 00 " + TWO_GIGABYTES + " 0261", // missing: an array
        "io.tocsin.schemas.ModelArtifact, 0000000003 0261 0261 02 0261 " + TWO_GIGABYTES + " 00", // artifact: bytes
        "io.tocsin.schemas.Sample,        0000000001 01 00000000000000000000", // entity: a length of -1
        "io.tocsin.schemas.Sample,        0000000001 feffffffffffffffff01 00", // entity: the longest length there is
        "io.tocsin.schemas.Tick,          0000000002 0261 02 00 feffffffffffffffff01 00", // missing: the highest count
        // there is
        "io.tocsin.schemas.Tick,          0000000002 0261 02 00 f7ffffff0f 02 0261", // missing: a count that comes with
        // its size
    })
    void shouldNotAllocateWhatHostileBytesClaim(String type, String hex) throws ClassNotFoundException {
        Class<? extends SpecificRecord> contract = Class.forName(type).asSubclass(SpecificRecord.class);
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        AvroSerde<?> serde = serde(contract);
        assertThat(catchThrowable(() -> serde.deserializer().deserialize("warm-up", bytes)))
                .isNotNull();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        Throwable thrown = catchThrowable(() -> serde.deserializer().deserialize("any", bytes));

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MAX_ALLOCATED_BYTES);
        assertThat(thrown).isInstanceOf(UndecodableRecordException.class).hasMessageStartingWith("malformed avro: ");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAnswerEveryDamageWithARecordOrUndecodable(long seed) {
        Random random = new Random(seed);
        byte[] good = serde(Tick.class).serializer().serialize("any", Examples.tick());
        AvroSerde<Tick> serde = serde(Tick.class);
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = good.clone();
            for (int bit = 0; bit <= round % 4; bit++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Throwable thrown = catchThrowable(() -> serde.deserializer().deserialize("any", damaged));
            if (thrown != null) {
                assertThat(thrown).as("seed=%d round=%d", seed, round).isInstanceOf(UndecodableRecordException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"500, 50001", "503, 50003", "401, 40101", "403, 403", "429, 429", "404, 404", "404, 50005"})
    void shouldAskToTryAgainWhenTheRegistryGivesNoUsableAnswer(int status, int errorCode) {
        client.failWith(status, errorCode);

        assertThatThrownBy(() -> read(Sample.class, "0000000001"))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageStartingWith("schema registry unavailable: url=http://registry:8081 status=" + status);
    }

    @Test
    void shouldAskToTryAgainWhenTheRegistryCannotBeReached() {
        client.failWith(new ConnectException("connection refused"));

        assertThatThrownBy(() -> read(Sample.class, "0000000001"))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("reason=ConnectException: connection refused")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void shouldReadTheSameRecordOnceTheRegistryIsBack() {
        String good = "00000000010a7765622d31d00f0206637075000000000000e03f000000";
        AvroSerde<Sample> serde = serde(Sample.class);
        client.failWith(503, 50003);
        assertThatThrownBy(() ->
                        serde.deserializer().deserialize("any", HexFormat.of().parseHex(good)))
                .isInstanceOf(RegistryUnavailableException.class);

        client.recover();

        assertThat(serde.deserializer().deserialize("any", HexFormat.of().parseHex(good)))
                .isEqualTo(Examples.sample());
    }

    @Test
    void shouldNotShowTheCredentialsInTheUrl() {
        client.failWith(503, 50003);
        SchemaRegistry secret = new SchemaRegistry(client, "https://reader:secret@registry:8081", true);

        assertThatThrownBy(() -> AvroSerde.underRecordName(Sample.class, secret)
                        .deserializer()
                        .deserialize("any", new byte[5]))
                .hasMessageContaining("url=https://registry:8081")
                .hasMessageNotContaining("secret");
    }

    private ThrowableAssertAlternative<UndecodableRecordException> assertUndecodable(
            Class<? extends SpecificRecord> type, String hex) {
        return assertThatExceptionOfType(UndecodableRecordException.class).isThrownBy(() -> read(type, hex));
    }

    private void read(Class<? extends SpecificRecord> type, String hex) {
        serde(type).deserializer().deserialize("any", HexFormat.of().parseHex(hex));
    }

    private <T extends SpecificRecord> AvroSerde<T> serde(Class<T> type) {
        return AvroSerde.underRecordName(type, registry);
    }
}
