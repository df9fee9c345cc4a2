package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.demo.infrastructure.SharedInfrastructure;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.serde.AvroSerde;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliIT {
    private static final int TICKS = 200;
    private static final LocalInfrastructure INFRASTRUCTURE = SharedInfrastructure.get();
    private static final Map<String, String> KEYS = Map.of(
            "bootstrap.servers", INFRASTRUCTURE.bootstrapServers(),
            "schema.registry.url", INFRASTRUCTURE.registryUrl().toString(),
            "topic.prefix", SharedInfrastructure.uniquePrefix());

    @TempDir
    Path directory;

    private String ours = "";

    @BeforeEach
    void makeKeys() {
        ours = makeKey("ours");
    }

    @Test
    void shouldGoFromNothingToDeployedModel() {
        assertThat(tocsin("topics", "check").exitCode()).isEqualTo(1);
        CliRun tooEarly = tocsin("models");
        assertThat(tooEarly.exitCode()).isEqualTo(1);
        assertThat(tooEarly.errLines()).hasSize(1).allMatch(line -> line.endsWith("run: tocsin topics create"));

        assertThat(tocsin("topics", "create").out()).contains("created").doesNotContain("exists");
        assertThat(tocsin("topics", "create").out()).contains("exists").doesNotContain("created");
        assertThat(tocsin("topics", "check").outLines()).containsExactly("all topics are as they should be: topics=12");
        assertThat(tocsin("models").outLines()).containsExactly("no models yet; make one: tocsin train");
        assertThat(tocsin("train").err()).startsWith("tocsin: no ticks to train on: topic=");

        produceTicks();
        CliRun trained = tocsin("train", "--version", "v1", "--epochs", "2", "--set", "train.hidden=4");
        assertThat(trained.err()).isEmpty();
        assertThat(trained.outLines())
                .contains("deployed default/v1: selector=* from=now before=nothing")
                .anyMatch(line -> line.matches("published default/v1: .* KB, signed by key " + ours));
        assertThat(tocsin("train", "--version", "v1").err()).contains("version exists, versions are immutable");

        CliRun prodOnly = tocsin("train", "--selector", "host/*{env=prod}", "--no-publish", "--epochs", "1");
        assertThat(prodOnly.outLines()).anyMatch(line -> line.contains(": entities=1 ticks=200 "));
        assertThat(tocsin("train", "--selector", "host/*{env=stage}").err())
                .startsWith("tocsin: no ticks to train on: topic=");

        String file = directory.resolve("v2.tocsin").toString();
        assertThat(tocsin(
                                "train",
                                "--version",
                                "v2",
                                "--epochs",
                                "1",
                                "--set",
                                "train.hidden=4",
                                "--no-deploy",
                                "--out",
                                file)
                        .exitCode())
                .isZero();
        assertThat(tocsin("models").outLines())
                .hasSize(3)
                .anyMatch(line -> line.matches("default +v1 .* KB +2 +400 +" + ours + " +yes +champion for \\*"))
                .anyMatch(line -> line.matches("default +v2 .* KB +2 +400 +" + ours + " +yes"));
        assertThat(tocsin("models", "promote", "default/v2", "--ungated", "--reason", "newer")
                        .outLines())
                .containsExactly("deployed default/v2: selector=* from=now before=v1");
        assertThat(tocsin("models", "show", "default/v2").out())
                .contains("champion for *", "tocsin models promote: newer")
                .contains("2 LSTM layers of 4")
                .containsPattern("signed by +" + ours)
                .containsPattern("trusted +yes")
                .containsPattern("cpu +identity");
        shouldSignAnewWithTheNextKey(file);
        assertThat(tocsin("models", "show", "default/v9").errLines())
                .containsExactly("tocsin: no such version in the models topic: model=default/v9; see: tocsin models");
        assertThat(tocsin("alerts").outLines()).containsExactly("no alerts");
        assertThat(tocsin("alerts", "--open").outLines()).containsExactly("no open alerts");
        assertThat(tocsin("ingest", "--entity", "*{env=prod}").outLines())
                .hasSize(3)
                .anyMatch(line -> line.matches("host/a +200 +- +- +\\S+ ..:..:10 +- +- +-"))
                .endsWith("entities=1 ticks=200 missing=0 irregular=0 refused=0");
    }

    /** The old key is still trusted, the next one not yet; then the other way round. */
    private void shouldSignAnewWithTheNextKey(String artifact) {
        String next = makeKey("next");
        String nextKey = "models.signing.key=" + keyFile("next.key");
        String trustsNext = "models.trusted.keys=" + keyFile("next.pem");

        CliRun early = tocsin("publish", artifact, "--set", nextKey);
        assertThat(early.exitCode()).isZero();
        assertThat(early.out()).startsWith("published default/v2: ").endsWith(", signed by key " + next + "\n");
        assertThat(early.errLines())
                .containsExactly("tocsin: instances with this configuration refuse it, the key is not trusted: key="
                        + next + " trusted=" + ours);
        assertThat(tocsin("models").outLines())
                .anyMatch(line -> line.matches("default +v1 .* " + ours + " +yes +previous"))
                .anyMatch(line -> line.matches("default +v2 .* " + next + " +no +champion for \\*"));
        assertThat(tocsin("models", "--set", trustsNext).outLines())
                .anyMatch(line -> line.matches("default +v1 .* " + ours + " +no +previous"))
                .anyMatch(line -> line.matches("default +v2 .* " + next + " +yes +champion for \\*"));
        assertThat(tocsin("models", "deploy", "default/v1", "--ungated", "--set", trustsNext)
                        .errLines())
                .singleElement()
                .asString()
                .startsWith(
                        "tocsin: instances with this configuration refuse the version: artifact is signed by a key that"
                                + " is not trusted: key=" + ours + " trusted=" + next);
    }

    private String makeKey(String name) {
        String out = keyFile("").toString();
        return CliRun.of("keys", "create", "--out", out, "--name", name)
                .outLines()
                .get(0)
                .replace("created key ", "");
    }

    private Path keyFile(String name) {
        return directory.resolve("keys").resolve(name);
    }

    /** With all that the command does not set itself. */
    private CliRun tocsin(String... command) {
        Map<String, String> keys = new TreeMap<>(KEYS);
        keys.put("models.signing.key", keyFile("ours.key").toString());
        keys.put("models.trusted.keys", keyFile("ours.pem").toString());
        Stream<String> settings = keys.entrySet().stream()
                .filter(key -> Arrays.stream(command).noneMatch(word -> word.startsWith(key.getKey() + "=")))
                .flatMap(key -> Stream.of("--set", key.getKey() + "=" + key.getValue()));
        return CliRun.of(Stream.concat(Arrays.stream(command), settings).toArray(String[]::new));
    }

    private static void produceTicks() {
        TocsinConfig config = TocsinConfig.of(KEYS);
        String topic = Installation.topicsOf(config).ticks().name();
        AvroSerde<Tick> serde = AvroSerde.underTopicName(Tick.class, topic, Installation.schemasOf(config));
        try (KafkaProducer<String, Tick> producer =
                new KafkaProducer<>(config.kafka().clientConfiguration(), new StringSerializer(), serde.serializer())) {
            for (String entity : List.of("host/a", "host/b")) {
                for (int i = 0; i < TICKS; i++) {
                    var unused = producer.send(new ProducerRecord<>(topic, entity, tick(entity, i)));
                }
            }
        }
    }

    private static Tick tick(String entity, int i) {
        Instant time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(10L * i);
        Map<String, Float> metrics = Map.of("cpu", (float) Math.sin(i / 5.0), "memory", (float) Math.cos(i / 9.0));
        return new Tick(
                entity,
                time,
                metrics,
                List.of(),
                Map.of("env", entity.equals("host/a") ? "prod" : "test"),
                Map.of(),
                null,
                null);
    }
}
