package io.tocsin;

import static io.tocsin.TopologyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of others, from their topics to ticks. */
class ForeignTopicsTest {
    private static final Instant EARLIER = NOW.minusSeconds(20);
    private static final String EPOCH_SECOND = Long.toString(EARLIER.getEpochSecond());

    private TopologyFixture topology;

    @BeforeEach
    void start(@TempDir Path stateDirectory) {
        topology = new TopologyFixture(
                stateDirectory,
                Map.of(
                        "ingest.topics",
                        "otel=otlp-proto, otel-json=otlp-json, telegraf=telegraf-json, lines=influx:ms, adapter=prometheus-json,"
                                + " remote.write=prometheus-remote-write",
                        "align.grace.ms",
                        "0"));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    /**
     * A record that tells a load of 1.5.
     *
     * @param broken bytes of the same topic that are no record
     */
    private record Load(String topic, byte[] record, byte[] broken, Sample expected) {
        @Override
        public String toString() {
            return topic;
        }
    }

    static Stream<Load> loads() {
        Map<String, Double> load = Map.of("system.cpu.load_average.1m", 1.5);
        byte[] otlp = ForeignRecords.otlp(
                "web-1", ForeignRecords.gauge("system.cpu.load_average.1m", "{thread}", EARLIER, 1.5));
        Sample plain = new Sample("web-1", EARLIER, load, Map.of(), List.of());
        Sample scraped = new Sample("web-1:9100", EARLIER, load, Map.of("job", "node"), List.of());
        byte[] noJson = bytes("{\"metrics\"");
        return Stream.of(
                new Load("otel", otlp, new byte[] {10, 100, 1}, plain),
                new Load("otel-json", bytes("""
                        {"resourceMetrics":[{"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"web-1"}}]},
                        "scopeMetrics":[{"metrics":[{"name":"system.cpu.load_average.1m","unit":"{thread}",
                        "gauge":{"dataPoints":[{"timeUnixNano":"%s000000000","asDouble":1.5}]}}]}]}]}""".formatted(EPOCH_SECOND)), noJson, plain),
                new Load(
                        "telegraf",
                        bytes(
                                "{\"name\":\"system\",\"tags\":{\"host\":\"web-1\"},\"fields\":{\"load1\":1.5},\"timestamp\":"
                                        + EPOCH_SECOND + "}"),
                        noJson,
                        plain),
                new Load(
                        "lines",
                        bytes("system,host=web-1 load1=1.5 " + EPOCH_SECOND + "000"),
                        bytes("system,host=web-1"),
                        plain),
                new Load(
                        "adapter",
                        bytes("{\"name\":\"node_load1\",\"value\":\"1.5\",\"timestamp\":\"" + EARLIER
                                + "\",\"labels\":{\"instance\":\"web-1:9100\",\"job\":\"node\"}}"),
                        noJson,
                        scraped),
                new Load(
                        "remote.write",
                        ForeignRecords.remoteWrite(
                                EARLIER, 1.5, "__name__", "node_load1", "instance", "web-1:9100", "job", "node"),
                        new byte[] {1, 2, 3},
                        scraped));
    }

    @ParameterizedTest
    @MethodSource("loads")
    void shouldMakeATickOfARecord(Load load) {
        topology.sendForeign(load.topic(), load.record());
        assertThat(topology.ingested()).containsExactly(load.expected());
        // What comes later closes the tick.
        topology.send(
                load.expected().getEntity(),
                EARLIER.plusSeconds(20),
                load.expected().getMetrics());
        assertThat(topology.ticks().get(0))
                .isEqualTo(new Tick(
                        load.expected().getEntity(),
                        EARLIER,
                        Map.of("system.cpu.load_average.1m", 1.5f),
                        List.of(),
                        load.expected().getLabels(),
                        Map.of(),
                        null,
                        null));
        assertThat(topology.deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("loads")
    void shouldDeadLetterABrokenRecordAndGoOn(Load load) {
        topology.sendForeign(load.topic(), load.broken());
        topology.sendForeign(load.topic(), null);
        topology.sendForeign(load.topic(), load.record());
        assertThat(topology.ingested()).containsExactly(load.expected());
        List<TestRecord<String, byte[]>> letters = topology.deadLetters();
        assertThat(letters)
                .extracting(letter -> header(letter, "tocsin.cause"))
                .containsExactly("undecodable", "undecodable");
        assertThat(letters)
                .extracting(letter -> header(letter, "tocsin.origin"))
                .containsExactly(load.topic() + "/0/0", load.topic() + "/0/1");
        assertThat(letters.get(0).value()).isEqualTo(load.broken());
        assertThat(header(letters.get(0), "tocsin.step")).isEqualTo("ingest");
    }

    @Test
    void shouldSendSeriesAndCountersOnAsReadings() {
        topology.sendForeign(
                "otel",
                ForeignRecords.otlp(
                        "web-1",
                        ForeignRecords.counter("system.network.io", "eth0", "receive", EARLIER, 5_000),
                        ForeignRecords.counter("system.network.io", "lo", "receive", EARLIER, 9_000)));
        assertThat(topology.ingested())
                .containsExactly(new Sample(
                        "web-1",
                        EARLIER,
                        Map.of(),
                        Map.of(),
                        List.of(new Reading(
                                "system.network.io.receive",
                                "device=eth0",
                                ReadingKind.CUMULATIVE,
                                Combine.SUM,
                                5_000.0,
                                Instant.ofEpochSecond(1)))));
        assertThat(leftOut("otlp-proto", "denied")).isEqualTo(1);
    }

    @Test
    void shouldCountWhatIsLeftOutByFormatAndCause() {
        topology.sendForeign(
                "adapter",
                bytes("{\"name\":\"queue\",\"value\":\"1\",\"timestamp\":\"" + EARLIER + "\",\"labels\":{}}"));
        topology.sendForeign(
                "adapter",
                bytes("{\"name\":\"queue\",\"value\":\"NaN\",\"timestamp\":\"" + EARLIER
                        + "\",\"labels\":{\"instance\":\"a:1\"}}"));
        assertThat(topology.ingested()).isEmpty();
        assertThat(topology.deadLetters()).isEmpty();
        assertThat(leftOut("prometheus-json", "no_entity")).isEqualTo(1);
        assertThat(leftOut("prometheus-json", "not_finite")).isEqualTo(1);
        assertThat(leftOut("otlp-proto", "no_entity")).isZero();
    }

    @Test
    void shouldWriteOneDeadLetterForAllSamplesOfARecordThatAreRefusedForOneCause() {
        Instant old = NOW.minusSeconds(8 * 86_400);
        String lines = "system,host=a load1=1 " + old.toEpochMilli() + "\nsystem,host=b load1=1 " + old.toEpochMilli()
                + "\nsystem,host=c load1=1 " + EARLIER.toEpochMilli();
        topology.sendForeign("lines", bytes(lines));
        assertThat(topology.ingested()).extracting(Sample::getEntity).containsExactly("c");
        List<TestRecord<String, byte[]>> letters = topology.deadLetters();
        assertThat(letters).extracting(letter -> header(letter, "tocsin.cause")).containsExactly("too_old");
        assertThat(header(letters.get(0), "tocsin.detail")).contains("entity=a");
        assertThat(topology.meters
                        .get("tocsin.records.refused")
                        .tags("step", "ingest", "cause", "too_old")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    private double leftOut(String format, String cause) {
        return topology.meters
                .get("tocsin.points.left.out")
                .tags("format", format, "cause", cause)
                .counter()
                .count();
    }

    private static String header(TestRecord<String, byte[]> letter, String name) {
        Header header = Objects.requireNonNull(letter.headers().lastHeader(name), name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
