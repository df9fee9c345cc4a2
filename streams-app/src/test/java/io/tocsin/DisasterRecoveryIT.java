package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cli.CliRun;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.signing.ArtifactSignature;
import io.tocsin.topics.TopicReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole installation is gone, and what was saved of it makes another that judges as it did; and a registry that lost its storage. */
class DisasterRecoveryIT {
    private static final int ENTITIES = 3;
    private static final int TICKS = 25;

    private final WaveSignal signal = new WaveSignal();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void shouldJudgeAsBeforeInANewInstallationMadeOfTheBackup() throws Exception {
        Map<String, String> keys = TestKeys.configuration(directory.resolve("keys"));
        Path saved = directory.resolve("saved");
        List<Score> scoresBefore;
        String saidBefore;
        List<Label> labelsBefore;
        try (RunningSystem lost = RunningSystem.prepare(directory.resolve("a"), keys)) {
            lost.start();
            lost.putInForce(WaveSignal.model("v1"));
            said(lost, "models", "pin", "wave", "--reason", "until the audit");
            said(lost, PlannedSilence.command("wave/1", signal.time(5)));
            RunningSystem.await("plan", () -> lost.app().calendar().events().size() == 1);
            scoresBefore = judge(lost);
            assertThat(scoresBefore)
                    .hasSize(75)
                    .filteredOn(score -> score.getSilencedBy() != null)
                    .hasSize(20);
            said(lost, missed());
            RunningSystem.await("label", () -> labels(lost).size() == 1);
            labelsBefore = labels(lost);
            saidBefore = said(lost, "feedback", "list");

            assertThat(said(lost, "backup", "save", saved.toString()))
                    .containsPattern("models.avro: records=[3-9]\n")
                    .containsPattern("model-events.avro: records=[1-9]\n")
                    .contains("calendar.avro: records=1\n", "labels.avro: records=1\n", "feedback.avro: records=1\n");
            lose(lost);
        }
        delete(directory.resolve("a"));

        try (RunningSystem anew = RunningSystem.prepare(directory.resolve("b"), keys)) {
            assertThat(said(anew, "backup", "restore", saved.toString())).contains("anomaly.calendar: records=1\n");
            anew.start();
            anew.awaitInForce(new ModelId("wave", "v1"));
            RunningSystem.await("plan", () -> anew.app().calendar().events().size() == 1);

            assertThat(judge(anew)).isEqualTo(scoresBefore);
            assertThat(Objects.requireNonNull(anew.deployments.current("wave")).getPinned())
                    .isTrue();
            assertThat(said(anew, "models", "history", "wave")).contains("until the audit");
            assertThat(said(anew, "feedback", "list")).isEqualTo(saidBefore);
            // What was said is heard again, and makes its label once more: the same stretch, which learning takes as
            // one.
            assertThat(labels(anew)).hasSameElementsAs(labelsBefore);
            CliRun twice = CliRun.of(anew.commandLine("backup", "restore", saved.toString()));
            assertThat(twice.exitCode()).isEqualTo(1);
            assertThat(twice.err())
                    .contains("topic is not empty: name=" + anew.topics.models().name());
        }
    }

    @Test
    void shouldSayWhatCannotBeReadWhenTheRegistryGivesOutOtherIds() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            RawModels raw = new RawModels(system);
            Serializer<SpecificRecord> models = new ModelTopicSerde(system.schemas).serializer();
            String topic = system.topics.models().name();
            byte[] artifact = ModelWriter.write(WaveSignal.model("v1"));
            ModelId old = new ModelId("wave", "v1");
            SpecificRecord version = TestModels.artifact(
                    old, artifact, Sha256.hexOf(artifact), ArtifactSignature.of(system.signingKey, artifact));
            raw.sendBytes("artifact/wave/v1", withOtherId(models.serialize(topic, version)));
            raw.sendBytes(
                    "deployment/wave",
                    withOtherId(models.serialize(
                            topic, RunningSystem.deployment(old).build())));
            try (RecordedLog log = RecordedLog.of("io.tocsin.registry")) {
                system.start();
                RunningSystem.await(
                        "refusals", () -> log.with("model record refused").size() == 2);
                assertThat(log.with("model record refused"))
                        .allMatch(line -> line.contains("reason=unknown schema id: schemaId=1000"));
            }
            byte[] sample = Objects.requireNonNull(sampleBytes(system));
            system.producer
                    .send(new ProducerRecord<>(system.topics.samples().name(), "wave/0", withOtherId(sample)))
                    .get();
            RunningSystem.await("dead letter", () -> causes(system).contains("undecodable"));

            // What is written from now on has the new ids.
            system.putInForce(WaveSignal.model("v2"));
            assertThat(judge(system)).extracting(Score::getVersion).containsOnly("v2");
        }
    }

    private List<Score> judge(RunningSystem system) {
        for (int tick = 0; tick < TICKS; tick++) {
            system.sendTick(signal, ENTITIES, tick, false);
        }
        int wanted = ENTITIES * TICKS;
        List<Score> scores = system.scores.await("scores", RunningSystem.PATIENCE, all -> all.size() >= wanted);
        return scores.stream()
                .sorted(Comparator.comparing(Score::getEntity).thenComparing(Score::getTime))
                .toList();
    }

    private String[] missed() {
        return new String[] {
            "feedback",
            "missed",
            WaveSignal.entity(2),
            "--from",
            signal.time(3).toString(),
            "--to",
            signal.time(9).toString(),
            "--kind",
            "anomaly",
            "--by",
            "somebody"
        };
    }

    private static String said(RunningSystem system, String... command) {
        CliRun run = CliRun.of(system.commandLine(command));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private static List<Label> labels(RunningSystem system) {
        List<Label> labels = new ArrayList<>();
        String topic = system.topics.labels().name();
        new TopicReader(system.config.kafka().clientConfiguration())
                .readAll(
                        topic,
                        AvroSerde.underTopicName(Label.class, topic, system.schemas)
                                .deserializer(),
                        record -> labels.add(record.value()));
        return labels;
    }

    private static void lose(RunningSystem system) throws Exception {
        system.stop();
        try (Admin admin = Admin.create(system.config.kafka().clientConfiguration())) {
            String prefix = system.config.kafka().topicPrefix();
            List<String> all = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(prefix))
                    .toList();
            assertThat(all).hasSizeGreaterThan(system.topics.all().size());
            admin.deleteTopics(all).all().get();
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** As it would be found by a registry that never gave out its id. */
    private static byte[] withOtherId(byte[] record) {
        byte[] copy = record.clone();
        ByteBuffer.wrap(copy).putInt(1, 1_000_000 + ByteBuffer.wrap(record).getInt(1));
        return copy;
    }

    private byte[] sampleBytes(RunningSystem system) {
        return AvroSerde.underTopicName(Sample.class, system.topics.samples().name(), system.schemas)
                .serializer()
                .serialize(system.topics.samples().name(), signal.sample(0, 0, false));
    }

    private static List<String> causes(RunningSystem system) {
        List<String> causes = new ArrayList<>();
        new TopicReader(system.config.kafka().clientConfiguration())
                .readAll(
                        system.topics.deadLetters().name(),
                        new ByteArrayDeserializer(),
                        record -> record.headers()
                                .headers("tocsin.cause")
                                .forEach(header -> causes.add(
                                        new String(Objects.requireNonNull(header.value()), StandardCharsets.UTF_8))));
        return causes;
    }
}
