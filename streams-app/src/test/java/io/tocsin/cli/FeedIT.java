package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.demo.infrastructure.SharedInfrastructure;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.serde.AvroSerde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording, a real broker and a real schema registry. */
class FeedIT {
    private static final int ROWS = 600;
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final LocalInfrastructure INFRASTRUCTURE = SharedInfrastructure.get();

    private final Map<String, String> keys = Map.of(
            "bootstrap.servers", INFRASTRUCTURE.bootstrapServers(),
            "schema.registry.url", INFRASTRUCTURE.registryUrl().toString(),
            "topic.prefix", SharedInfrastructure.uniquePrefix());

    @TempDir
    Path directory;

    @Test
    void shouldFeedRecordingInOrderAndLeaveOutItsBadRow() throws IOException {
        Path file = directory.resolve("shop-01.csv");
        List<String> lines = new ArrayList<>(List.of("time,cpu,memory"));
        IntStream.range(0, ROWS)
                .forEach(i -> lines.add(BEGIN.plusSeconds(10L * i) + "," + i / 8.0 + "," + (i % 2 == 0 ? i : "")));
        lines.add("2026-03-01T23:00:00Z,much,1");
        Files.write(file, lines);
        assertThat(tocsin("topics", "create").exitCode()).isZero();

        CliRun fed = tocsin("feed", file.toString(), "--entity", "host/shop-01", "--speed", "max");

        assertThat(fed.errLines())
                .containsExactly("tocsin: bad row is left out: line=602 reason=metric must be a number: file=" + file
                        + " row=601 column=cpu value=much");
        assertThat(fed.outLines()).containsExactly("fed 600 of 600 rows: topic=" + topic());
        assertThat(fed.exitCode()).isEqualTo(1);

        CliRun rest = tocsin("feed", file.toString(), "--speed", "max", "--from", "2026-03-01T13:39:50Z");

        assertThat(rest.outLines()).containsExactly("fed 1 of 1 rows: topic=" + topic());
        List<ConsumerRecord<String, Sample>> records = samples(ROWS + 1);
        assertThat(records.subList(0, ROWS)).extracting(ConsumerRecord::key).containsOnly("host/shop-01");
        assertThat(records.subList(0, ROWS))
                .extracting(ConsumerRecord::value)
                .containsExactlyElementsOf(
                        IntStream.range(0, ROWS).mapToObj(FeedIT::expected).toList());
        assertThat(records.get(ROWS).value())
                .isEqualTo(new Sample(
                        "shop-01", Instant.parse("2026-03-01T13:39:50Z"), Map.of("cpu", 74.875), Map.of(), List.of()));
    }

    @Test
    void shouldSayHowFarItCameWhenItIsStopped() throws IOException, InterruptedException {
        Path file = directory.resolve("slow.csv");
        Files.write(file, List.of("time,cpu", "2026-03-01T12:00:00Z,1", "2026-03-01T13:00:00Z,2"));
        assertThat(tocsin("topics", "create").exitCode()).isZero();
        Path said = directory.resolve("said.txt");
        Process feed = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Tocsin.class.getName(),
                                        "feed",
                                        file.toString()),
                                settings())
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(samples(1)).hasSize(1);
        } finally {
            // As Ctrl-C does, it lets the process come to its end.
            feed.destroy();
        }

        assertThat(feed.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(said))
                .contains("fed 1 of 2 rows: topic=" + topic() + "; to go on: --from 2026-03-01T13:00:00Z");
    }

    private static Sample expected(int row) {
        Map<String, Double> metrics =
                row % 2 == 0 ? Map.of("cpu", row / 8.0, "memory", (double) row) : Map.of("cpu", row / 8.0);
        return new Sample("host/shop-01", BEGIN.plusSeconds(10L * row), metrics, Map.of(), List.of());
    }

    /** So many records, those of one entity in the order of the topic, entity by entity. */
    private List<ConsumerRecord<String, Sample>> samples(int count) {
        TocsinConfig config = TocsinConfig.of(keys);
        Map<String, Object> settings = config.kafka().clientConfiguration();
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        AvroSerde<Sample> serde = AvroSerde.underTopicName(Sample.class, topic(), Installation.schemasOf(config));
        try (KafkaConsumer<String, Sample> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), serde.deserializer())) {
            consumer.assign(consumer.partitionsFor(topic()).stream()
                    .map(partition -> new TopicPartition(topic(), partition.partition()))
                    .toList());
            List<ConsumerRecord<String, Sample>> records = new ArrayList<>();
            long end = System.nanoTime() + DEADLINE.toNanos();
            while (records.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
        }
    }

    private String topic() {
        return keys.get("topic.prefix") + "metrics.samples";
    }

    private CliRun tocsin(String... command) {
        return CliRun.of(Stream.concat(Stream.of(command), settings()).toArray(String[]::new));
    }

    private Stream<String> settings() {
        return keys.entrySet().stream().flatMap(key -> Stream.of("--set", key.getKey() + "=" + key.getValue()));
    }
}
