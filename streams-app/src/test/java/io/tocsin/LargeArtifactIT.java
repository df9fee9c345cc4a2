package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cli.CliRun;
import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.ScoreState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of four megabytes, four times what Kafka takes unless told otherwise. */
class LargeArtifactIT {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int TICKS = 30;
    private static Model large;
    private static byte[] bytes;

    @TempDir
    Path directory;

    @BeforeAll
    static void train() {
        large = new ModelTrainer(
                        TrainingSettings.defaults().withNetwork(2, 288).withEpochs(1),
                        new CarryRules(6, 12),
                        TrainingListener.SILENT)
                .train(new ModelId("large", "v1"), TestModels.data(), 0)
                .model();
        bytes = ModelWriter.write(large);
        assertThat(bytes).hasSizeBetween(4_000_000, 4_100_000);
    }

    @Test
    void shouldJudgeByItNowAndAfterARestart() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            system.start();
            system.putInForce(large);
            system.stop();
            system.start();
            system.awaitInForce(large.id());
            Instant start = Instant.now().minusSeconds(1_000);
            for (int tick = 0; tick < TICKS; tick++) {
                Map<String, Double> metrics = Map.of("cpu", 0.4, "memory", 0.6, "requests", 200.0);
                system.send(new Sample("shop-0", start.plusSeconds(10L * tick), metrics, Map.of(), List.of()));
            }
            system.scores.await(
                    "scores",
                    DEADLINE,
                    scores -> scores.stream()
                                    .filter(score -> score.getState() == ScoreState.SCORED
                                            && "large".equals(score.getModel())
                                            && Float.isFinite(score.getScore()))
                                    .count()
                            >= TICKS - 13);
        }
    }

    @Test
    void shouldRefuseToPublishWhatTheTopicOrTheInstancesWouldNotTake() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            String settings =
                    system.writeSettings(directory.resolve("tocsin.properties")).toString();
            String file = Files.write(directory.resolve("large.tocsin"), bytes).toString();
            String topic = system.topics.models().name();
            takeOnly(system, 1_048_588);

            CliRun narrow = CliRun.of("publish", file, "--config", settings);
            assertThat(narrow.exitCode()).isEqualTo(1);
            assertThat(narrow.errLines())
                    .containsExactly("tocsin: topic takes only smaller records: name=" + topic
                            + " max.message.bytes=1048588 needed=" + (bytes.length + 4_096)
                            + " model=large/v1; run: kafka-configs.sh --bootstrap-server <broker> --alter --entity-type"
                            + " topics --entity-name " + topic + " --add-config max.message.bytes=8392704");
            assertThat(CliRun.of("topics", "check", "--config", settings).outLines())
                    .contains("topic takes only smaller records: name=" + topic
                            + " max.message.bytes=1048588 needed=8392704");
            assertThat(CliRun.of("models", "--config", settings).outLines())
                    .as("nothing was sent")
                    .containsExactly("no models yet; make one: tocsin train");

            CliRun tooLarge =
                    CliRun.of("publish", file, "--config", settings, "--set", "models.artifact.bytes.max=4000000");
            assertThat(tooLarge.exitCode()).isEqualTo(1);
            assertThat(tooLarge.errLines())
                    .containsExactly("tocsin: artifact is larger than models.artifact.bytes.max: file=" + file
                            + " bytes=" + bytes.length + " max=4000000; raise it here and in every instance");

            takeOnly(system, bytes.length + 4_096);
            CliRun published = CliRun.of("publish", file, "--config", settings);
            assertThat(published.err()).isEmpty();
            assertThat(published.out()).startsWith("published large/v1: ");
        }
    }

    private static void takeOnly(RunningSystem system, int recordBytes) throws Exception {
        ConfigResource topic = new ConfigResource(
                ConfigResource.Type.TOPIC, system.topics.models().name());
        AlterConfigOp set = new AlterConfigOp(
                new ConfigEntry("max.message.bytes", Integer.toString(recordBytes)), AlterConfigOp.OpType.SET);
        try (Admin admin = BrokerConnection.await(system.config.kafka())) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
        }
    }
}
