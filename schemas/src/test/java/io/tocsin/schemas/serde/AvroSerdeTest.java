package io.tocsin.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroSerdeTest {
    private final FailingRegistryClient client = new FailingRegistryClient();
    private final SchemaRegistry registry = new SchemaRegistry(client, "http://registry:8081", true);
    private final AvroSerde<Sample> samples = AvroSerde.underTopicName(Sample.class, "metrics.samples", registry);

    /** One record of every contract. */
    static Stream<SpecificRecord> everyContract() {
        return Stream.of(
                Examples.sample(),
                Examples.sampleOfSeries(),
                Examples.tick(),
                Examples.contributor(),
                Examples.score(),
                Examples.alert(),
                Examples.calendarEvent(),
                Examples.modelEvent(),
                Examples.label(),
                Examples.feedback(),
                Examples.deployment(),
                Examples.artifact());
    }

    @Test
    void shouldWriteTheConfluentWireFormat() {
        byte[] bytes = samples.serializer().serialize("metrics.samples", Examples.sample());

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("00" + "00000001" // magic byte, schema id
                        + "0a7765622d31" // entity: length 5, web-1
                        + "d00f" // time: 1000 as a zigzag varint
                        + "0206637075" + "000000000000e03f" + "00" // metrics: one entry, cpu, 0.5 little-endian; end
                        + "00" // labels: none
                        + "00"); // readings: none
    }

    @Test
    void shouldReadTheConfluentWireFormat() {
        samples.serializer().serialize("metrics.samples", Examples.sample());

        Sample read = samples.deserializer()
                .deserialize(
                        "metrics.samples",
                        HexFormat.of().parseHex("00000000010a7765622d31d00f0206637075000000000000e03f000000"));

        assertThat(read).isEqualTo(Examples.sample());
        assertThat(read.getMetrics()).isEqualTo(Map.of("cpu", 0.5));
    }

    @ParameterizedTest
    @MethodSource("everyContract")
    void shouldReadWhatItWrote(SpecificRecord written) {
        assertThat(roundTrip(written)).isEqualTo(written).isNotSameAs(written);
    }

    @Test
    void shouldKeepTombstones() {
        assertThat(samples.serializer().serialize("metrics.samples", null)).isNull();
        assertThat(samples.deserializer().deserialize("metrics.samples", null)).isNull();
        assertThat(client.registrations).hasValue(0);
    }

    @Test
    void shouldUseItsOwnSubjectOnEveryTopicAndRegisterItOnce() throws Exception {
        samples.serializer().serialize("metrics.samples", Examples.sample());
        samples.serializer().serialize("tocsin-by-entity-repartition", Examples.sample());

        assertThat(client.getAllSubjects()).containsExactly("metrics.samples-value");
        assertThat(client.registrations).hasValue(1);
    }

    @Test
    void shouldUseTheRecordNameAsSubject() throws Exception {
        AvroSerde.underRecordName(Tick.class, registry).serializer().serialize("any", Examples.tick());

        assertThat(client.getAllSubjects()).containsExactly("io.tocsin.schemas.Tick");
    }

    @Test
    void shouldRegisterTheContractWithoutJavaProperties() throws Exception {
        samples.serializer().serialize("metrics.samples", Examples.sample());

        assertThat(client.getSchemaById(1).canonicalString())
                .doesNotContain("avro.java")
                .contains("\"name\":\"metrics\",\"type\":{\"type\":\"map\",\"values\":\"double\"}");
    }

    @Test
    void shouldAskForTheWritersSchemaOnce() {
        byte[] bytes = samples.serializer().serialize("metrics.samples", Examples.sample());

        samples.deserializer().deserialize("metrics.samples", bytes);
        samples.deserializer().deserialize("metrics.samples", bytes);

        assertThat(client.readings).hasValue(1);
    }

    @Test
    void shouldOnlyLookUpWhenRegisteringIsSwitchedOff() throws Exception {
        SchemaRegistry lookingUp = new SchemaRegistry(client, "http://registry:8081", false);
        AvroSerde<Sample> serde = AvroSerde.underTopicName(Sample.class, "metrics.samples", lookingUp);

        assertThatThrownBy(() -> serde.serializer().serialize("metrics.samples", Examples.sample()))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("subject=metrics.samples-value")
                .hasMessageContaining("autoRegister=false status=404 url=http://registry:8081");
        assertThat(client.registrations).hasValue(0);

        client.register("metrics.samples-value", new AvroSchema(PublishedSchemas.of(Sample.getClassSchema())));
        assertThat(serde.serializer().serialize("metrics.samples", Examples.sample()))
                .startsWith(0, 0, 0, 0, 1);
    }

    @Test
    void shouldTryAgainAfterARegistrationThatFailed() {
        client.failWith(503, 50003);
        assertThatThrownBy(() -> samples.serializer().serialize("metrics.samples", Examples.sample()))
                .isInstanceOf(RegistryUnavailableException.class);

        client.recover();

        assertThat(samples.serializer().serialize("metrics.samples", Examples.sample()))
                .hasSize(29);
    }

    @Test
    void shouldNameTheIncompatibleSchemaWhenTheRegistryRefusesIt() {
        client.failWith(409, 409);

        assertThatThrownBy(() -> samples.serializer().serialize("metrics.samples", Examples.sample()))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageStartingWith("schema registry refused the schema: subject=metrics.samples-value"
                        + " record=io.tocsin.schemas.Sample autoRegister=true status=409");
    }

    @Test
    void shouldWriteACleanRecordAfterOneThatFailedHalfWay() {
        Sample broken = Examples.sample();
        broken.put("labels", null);
        byte[] before = samples.serializer().serialize("metrics.samples", Examples.sample());

        assertThatThrownBy(() -> samples.serializer().serialize("metrics.samples", broken))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("cannot encode record: record=io.tocsin.schemas.Sample");

        assertThat(samples.serializer().serialize("metrics.samples", Examples.sample()))
                .isEqualTo(before);
    }

    @Test
    void shouldServeManyThreadsWithOneInstance() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                String entity = "entity-" + "x".repeat(thread * 100) + thread;
                tasks.add(() -> roundTripsAreClean(entity));
            }
            for (Future<Boolean> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean roundTripsAreClean(String entity) {
        for (int record = 0; record < 2_000; record++) {
            Sample written = new Sample(entity, Examples.NOON, Map.of("cpu", (double) record), Map.of(), List.of());
            byte[] bytes = samples.serializer().serialize("metrics.samples", written);
            if (!written.equals(samples.deserializer().deserialize("metrics.samples", bytes))) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // the class of a record is the class of that record
    private <T extends SpecificRecord> T roundTrip(T written) {
        AvroSerde<T> serde = AvroSerde.underRecordName((Class<T>) written.getClass(), registry);
        return serde.deserializer().deserialize("any", serde.serializer().serialize("any", written));
    }
}
