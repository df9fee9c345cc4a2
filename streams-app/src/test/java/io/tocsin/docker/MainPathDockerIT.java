package io.tocsin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.PredictorApp;
import io.tocsin.TestKeys;
import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.signing.KeyFile;
import io.tocsin.topics.TopicAdmin;
import io.tocsin.topics.TopicReader;
import io.tocsin.trainer.ModelPublisher;
import io.tocsin.trainer.TopicTrainingSource;
import io.tocsin.trainer.TrainerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The main path against the images that users run: sample, tick, score without a model, training, score by the model. */
@Tag("docker")
@ExtendWith(DockerAvailable.class)
class MainPathDockerIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final List<String> ENTITIES = List.of("host/a", "host/b");
    private static final ModelId MODEL = new ModelId("hosts", "v1");
    /** On the grid, and young enough to be let in. */
    private final Instant start = Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.HOURS);

    @Test
    void shouldScoreByModelThatWasTrainedOnItsOwnTicks(@TempDir Path directory) throws Exception {
        try (DockerStack stack = DockerStack.start()) {
            TocsinConfig config = config(stack, directory);
            Topics topics = Topics.withPrefix(config.kafka().topicPrefix());
            SchemaRegistry schemas = SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of());
            createTopics(config, topics);
            try (PredictorApp app = new PredictorApp(config, topics, schemas, new SimpleMeterRegistry());
                    SampleFeed feed = feed(config, topics, schemas)) {
                app.start();

                feed.send(ENTITIES, 0, 120);
                List<Score> before = awaitScores(config, topics, schemas, 240);
                assertThat(before).extracting(Score::getState).containsOnly(ScoreState.NO_MODEL);

                deploy(trained(config, topics, schemas), config, topics, schemas);
                await(() -> !app.registry().current().deployed().isEmpty());
                feed.send(ENTITIES, 120, 140);
                List<Score> all = awaitScores(config, topics, schemas, 280);
                List<Score> after = scoresFrom(all, 120);

                assertThat(after).hasSize(40);
                assertThat(after).extracting(Score::getState).containsOnly(ScoreState.SCORED);
                assertThat(after).extracting(Score::getVersion).containsOnly("v1");
                assertThat(after)
                        .allSatisfy(
                                score -> assertThat(score.getScore()).isFinite().isNotNegative());
                assertThat(all)
                        .extracting(score -> score.getEntity() + " " + score.getTime())
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static TocsinConfig config(DockerStack stack, Path directory) {
        Map<String, String> keys = new HashMap<>(stack.configuration());
        keys.put("topic.prefix", "docker.");
        keys.put("serve.port", "0");
        keys.put("state.dir", directory.resolve("state").toString());
        keys.putAll(TestKeys.configuration(directory.resolve("keys")));
        keys.put("train.layers", "1");
        keys.put("train.hidden", "8");
        keys.put("train.epochs", "3");
        return TocsinConfig.of(keys);
    }

    private static void createTopics(TocsinConfig config, Topics topics) throws InterruptedException {
        try (Admin admin = BrokerConnection.await(config.kafka())) {
            TopicAdmin topicAdmin = new TopicAdmin(admin, Duration.ofSeconds(30));
            topicAdmin.establish(topics.all(), (short) 1);
            assertThat(topicAdmin.check(topics.all())).isEmpty();
        }
    }

    private SampleFeed feed(TocsinConfig config, Topics topics, SchemaRegistry schemas) {
        return new SampleFeed(
                config.kafka().clientConfiguration(),
                topics,
                schemas,
                start,
                config.ticks().duration());
    }

    private Model trained(TocsinConfig config, Topics topics, SchemaRegistry schemas) {
        TrainingData data = new TopicTrainingSource(
                        reader(config),
                        topics,
                        schemas,
                        config.ticks().duration().toMillis())
                .load("*");
        assertThat(data.ticks()).isEqualTo(240);
        return new ModelTrainer(
                        TrainerSettings.training(config.train()),
                        TrainerSettings.carryRules(config),
                        TrainingListener.SILENT)
                .train(MODEL, data, start.toEpochMilli())
                .model();
    }

    private static void deploy(Model model, TocsinConfig config, Topics topics, SchemaRegistry schemas)
            throws InterruptedException {
        try (ModelPublisher publisher = new ModelPublisher(
                config.kafka().clientConfiguration(),
                topics,
                schemas,
                config.registry().artifactBytesMax(),
                config.registry().signingKey().map(KeyFile::readPrivate))) {
            publisher.publish(model);
        }
        new DeploymentWriter(config.kafka().clientConfiguration(), topics, schemas)
                .replace(
                        null,
                        Deployment.newBuilder()
                                .setModel(MODEL.name())
                                .setChampion(MODEL.version())
                                .setUpdatedAt(Instant.now())
                                .setReason("the first")
                                .build());
    }

    private static List<Score> awaitScores(TocsinConfig config, Topics topics, SchemaRegistry schemas, int count)
            throws InterruptedException {
        String topic = topics.scores().name();
        List<Score> scores = new ArrayList<>();
        await(() -> {
            scores.clear();
            reader(config)
                    .readAll(
                            topic,
                            AvroSerde.underTopicName(Score.class, topic, schemas)
                                    .deserializer(),
                            record -> scores.add(record.value()));
            return scores.size() >= count;
        });
        assertThat(scores).hasSize(count);
        return scores;
    }

    private List<Score> scoresFrom(List<Score> scores, int tick) {
        Instant from = start.plusSeconds(10L * tick);
        return scores.stream().filter(score -> !score.getTime().isBefore(from)).toList();
    }

    private static TopicReader reader(TocsinConfig config) {
        return new TopicReader(config.kafka().clientConfiguration());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadlineNs = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within " + TIMEOUT).isLessThan(deadlineNs);
            Thread.sleep(100);
        }
    }
}
