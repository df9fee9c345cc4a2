package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cli.CliRun;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.FeedbackKind;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.signing.ArtifactSignature;
import io.tocsin.topics.TopicReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of topics that hold what they should not, of a registry that is away, and of files that lost something. */
class BackupIT {
    private static final Instant START = Instant.parse("2026-03-01T14:00:00Z");
    private static final int ARTIFACT_BYTES_MAX = 64 * 1024 * 1024;

    @TempDir
    private Path directory = Path.of("");

    private Path saved = Path.of("");

    @BeforeEach
    void name() {
        saved = directory.resolve("saved");
    }

    @Test
    void shouldBringBackWhatHadNoKeyAndPassOverWhatCannotBeDecoded() throws Exception {
        String told;
        try (RunningSystem system = system("a")) {
            sendLabel(system);
            sendJson(system);
            sendFeedback(system);
            told = run(system, "feedback", "list").out();
            assertThat(told).contains("one night");

            CliRun save = run(system, "backup", "save", saved.toString());
            assertThat(save.exitCode()).as(save.err()).isZero();
            assertThat(save.out()).contains("labels.avro: records=1 left out=1\n", "feedback.avro: records=1\n");
            assertThat(save.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("tocsin: record left out of the backup: topic="
                            + system.topics.labels().name() + " partition=")
                    .containsPattern(" partition=[01] offset=[01] reason=unknown magic byte: 0x7b offset=0$");
        }
        try (RunningSystem anew = system("b")) {
            assertThat(run(anew, "backup", "restore", saved.toString()).err()).isEmpty();
            for (String topic :
                    List.of(anew.topics.labels().name(), anew.topics.feedback().name())) {
                assertThat(records(anew, topic)).singleElement().satisfies(record -> {
                    assertThat(record.key()).isNull();
                    assertThat(record.timestamp()).isEqualTo(START.toEpochMilli());
                });
            }
            assertThat(run(anew, "feedback", "list").out()).isEqualTo(told);
        }
    }

    @Test
    void shouldFailWhereNothingOfATopicCanBeDecoded() throws Exception {
        try (RunningSystem system = system("a")) {
            sendJson(system);

            CliRun save = run(system, "backup", "save", saved.toString());
            assertThat(save.exitCode()).isEqualTo(1);
            assertThat(save.out()).contains("labels.avro: records=0 left out=1\n");
            assertThat(save.errLines())
                    .last()
                    .asString()
                    .startsWith("tocsin: not one record can be decoded: topics="
                            + system.topics.labels().name() + "; keep the backups before this one");
        }
    }

    @Test
    void shouldLeaveNothingWhenTheRegistryIsAwayAndGoOnWhenItIsBack() throws Exception {
        try (RunningSystem system = system("a")) {
            sendLabel(system);
            String[] save = {"backup", "save", saved.toString()};

            CliRun failed = CliRun.of(Stream.concat(
                            Arrays.stream(system.commandLine(save)),
                            Stream.of("--set", "schema.registry.url=http://127.0.0.1:1"))
                    .toArray(String[]::new));
            assertThat(failed.exitCode()).isEqualTo(1);
            assertThat(failed.err()).contains("schema registry unavailable");
            assertThat(saved).isEmptyDirectory();

            Files.write(saved.resolve("labels.avro.part"), new byte[] {1});
            assertThat(run(system, save).exitCode()).isZero();
            assertThat(saved.toFile().list())
                    .containsExactlyInAnyOrder(
                            "models.avro", "model-events.avro", "calendar.avro", "labels.avro", "feedback.avro");
            assertThat(run(system, save).err()).contains("directory is not empty");
        }
    }

    @Test
    void shouldWriteNothingWhereOneFileIsDamaged() throws Exception {
        try (RunningSystem system = system("a")) {
            sendLabel(system);
            sendFeedback(system);
            assertThat(run(system, "backup", "save", saved.toString()).exitCode())
                    .isZero();
        }
        Path last = saved.resolve("feedback.avro");
        byte[] whole = Files.readAllBytes(last);
        Files.write(last, Arrays.copyOf(whole, whole.length - 20));
        try (RunningSystem anew = system("b")) {
            CliRun restore = run(anew, "backup", "restore", saved.toString());
            assertThat(restore.exitCode()).isEqualTo(1);
            assertThat(restore.out()).isEmpty();
            assertThat(restore.errLines())
                    .containsExactly("tocsin: backup lost its end: file=" + last + " records=0 written=1");
            assertThat(records(anew, anew.topics.labels().name())).isEmpty();
        }
    }

    @Test
    void shouldBringBackAnArtifactThatIsLargerThanWhatAClientBuffers() throws Exception {
        byte[] artifact = new byte[33 * 1024 * 1024];
        new Random(1).nextBytes(artifact);
        byte[] record;
        try (RunningSystem system = system("a")) {
            takeLargeModels(system);
            String topic = system.topics.models().name();
            record = new ModelTopicSerde(system.schemas)
                    .serializer()
                    .serialize(
                            topic,
                            TestModels.artifact(
                                    new ModelId("large", "v1"),
                                    artifact,
                                    Sha256.hexOf(artifact),
                                    ArtifactSignature.of(system.signingKey, artifact)));
            Map<String, Object> config = new HashMap<>(system.config.kafka().clientConfiguration());
            config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, ARTIFACT_BYTES_MAX);
            config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * ARTIFACT_BYTES_MAX);
            try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
                producer.send(new ProducerRecord<>(topic, "artifact/large/v1", record))
                        .get();
            }
            assertThat(run(system, "backup", "save", saved.toString()).out()).contains("models.avro: records=1\n");
        }
        try (RunningSystem anew = system("b")) {
            takeLargeModels(anew);
            assertThat(run(anew, "backup", "restore", saved.toString()).err()).isEmpty();
            assertThat(records(anew, anew.topics.models().name()))
                    .singleElement()
                    .satisfies(restored -> assertThat(restored.value()).isEqualTo(record));
        }
    }

    private RunningSystem system(String name) throws InterruptedException {
        return RunningSystem.prepare(
                directory.resolve(name), Map.of("models.artifact.bytes.max", Integer.toString(ARTIFACT_BYTES_MAX)));
    }

    private static CliRun run(RunningSystem system, String... command) {
        return CliRun.of(system.commandLine(command));
    }

    private static void sendLabel(RunningSystem system) throws Exception {
        Label label = new Label("db-1", LabelKind.FAILURE, START, START.plusSeconds(60), "disk", "ana");
        send(system, system.topics.labels(), Label.class, label);
    }

    private static void sendFeedback(RunningSystem system) throws Exception {
        Feedback feedback = Feedback.newBuilder()
                .setEntity("db-1")
                .setKind(FeedbackKind.MISSED)
                .setAlertKind(AlertKind.ANOMALY)
                .setStart(START.minusSeconds(60))
                .setEnd(START.minusSeconds(30))
                .setTime(START)
                .setBy("ana")
                .setNote("one night")
                .build();
        send(system, system.topics.feedback(), Feedback.class, feedback);
    }

    private static <T extends SpecificRecord> void send(RunningSystem system, TopicSpec topic, Class<T> type, T value)
            throws Exception {
        byte[] bytes = AvroSerde.underTopicName(type, topic.name(), system.schemas)
                .serializer()
                .serialize(topic.name(), value);
        send(system, topic.name(), bytes);
    }

    private static void sendJson(RunningSystem system) throws Exception {
        send(system, system.topics.labels().name(), "{\"entity\":\"db-1\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static void send(RunningSystem system, String topic, byte[] value) throws Exception {
        system.producer
                .send(new ProducerRecord<>(topic, null, START.toEpochMilli(), null, value))
                .get();
    }

    private static List<ConsumerRecord<String, byte[]>> records(RunningSystem system, String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        new TopicReader(system.config.kafka().clientConfiguration())
                .readAll(topic, new ByteArrayDeserializer(), records::add);
        return records;
    }

    private static void takeLargeModels(RunningSystem system) throws Exception {
        ConfigResource topic = new ConfigResource(
                ConfigResource.Type.TOPIC, system.topics.models().name());
        String bytes = Integer.toString(Topics.modelRecordBytes(ARTIFACT_BYTES_MAX));
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
        try (Admin admin = BrokerConnection.await(system.config.kafka())) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
        }
    }
}
