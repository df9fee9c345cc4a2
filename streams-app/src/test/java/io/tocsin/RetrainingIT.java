package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.infrastructure.JavaChild;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.retraining.ModelMaker;
import io.tocsin.retraining.RetrainSettings;
import io.tocsin.retraining.Retrainer;
import io.tocsin.rollout.DeploymentChangedException;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelEvent;
import io.tocsin.schemas.ModelEventKind;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.topics.TopicReader;
import io.tocsin.trainer.TrainerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities whose metrics double for good, and trainers that watch them. Ten minutes are sixty ticks, which take no time here. */
class RetrainingIT {
    private static final int ENTITIES = 4;
    private static final int CALM = 200;
    /** The trainer that is a process of its own takes 150 ticks for a drift, so that it has some to learn from whenever it looks. */
    private static final int DRIFTED = 400;
    /** Enough for the shadow. */
    private static final int AFTERWARDS = 480;

    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Map<String, String> SETTINGS = Map.of(
            "train.model", "wave",
            "train.layers", "1",
            "train.hidden", "8",
            "train.epochs", "12",
            "train.batch", "16",
            "train.learning.rate", "0.01",
            "train.threads", "1");

    private final WaveSignal signal = new WaveSignal();

    @TempDir
    Path directory;

    @Test
    void shouldTrainOnDriftAndCarryOnAfterAKill() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, SETTINGS)) {
            Path settings = system.writeSettings(directory.resolve("tocsin.properties"));
            system.start();
            // Not so long ago that its age would make another version before drift does.
            Instant yesterday = Instant.now().minus(Duration.ofDays(1));
            system.putInForce(WaveSignal.model("v1", WaveSignal.TICK_MS, yesterday));

            Process first = JavaChild.start(directory.resolve("first.log"), TrainerProcess.class, settings);
            Deployment shadowed;
            try {
                send(system, 0, CALM, false);
                send(system, CALM, DRIFTED, true);
                shadowed = awaitDeployment(system, deployment -> deployment.getShadow() != null);
            } finally {
                assertThat(first.destroyForcibly().waitFor()).isEqualTo(128 + 9);
            }
            assertThat(shadowed.getChampion()).isEqualTo("v1");
            assertThat(shadowed.getChangedBy()).isEqualTo("trainer");
            assertThat(shadowed.getReason()).startsWith("drift: entities=4 of 4 since tick=");

            Path log = directory.resolve("second.log");
            Process second = JavaChild.start(log, TrainerProcess.class, settings);
            Deployment promoted;
            try {
                send(system, DRIFTED, AFTERWARDS, true);
                promoted = awaitDeployment(
                        system, deployment -> !deployment.getChampion().equals("v1"));
            } finally {
                second.destroy();
                assertThat(second.waitFor()).isEqualTo(128 + 15);
            }
            assertThat(promoted.getChampion()).isEqualTo(shadowed.getShadow());
            assertThat(promoted.getPrevious()).isEqualTo("v1");
            assertThat(promoted.getShadow()).isNull();
            assertThat(promoted.getReason()).startsWith("drift: ").contains("; gate passed on ");
            system.awaitInForce(new ModelId("wave", promoted.getChampion()));
            assertThat(versions(system))
                    .as("it was not trained once more")
                    .containsExactlyInAnyOrder("artifact/wave/v1", "artifact/wave/" + promoted.getChampion());
            assertThat(Files.readString(log)).doesNotContain("training wave/").endsWith("watch is stopped\n");
            system.stop();
        }
    }

    @Test
    void shouldLetOneWinWhenTwoTrainAtTheSameTimeAndOnlyShadowAPinnedModel() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, SETTINGS)) {
            system.start();
            RetrainSettings settings =
                    new RetrainSettings(Optional.of(Duration.ofSeconds(3)), TEN_MINUTES, TEN_MINUTES, true);
            CyclicBarrier bothTrained = new CyclicBarrier(2);
            Trainer one = Trainer.start(system, settings, bothTrained);
            Trainer other = Trainer.start(system, settings, bothTrained);

            send(system, 0, CALM, false);
            Deployment first = awaitDeployment(system, deployment -> true);
            assertThat(first.getReason()).isEqualTo("first version");
            assertThat(first.getSelector()).isEqualTo("*");
            pin(system);

            Deployment second = awaitDeployment(system, deployment -> deployment.getShadow() != null);
            assertThat(second.getReason()).isEqualTo("schedule: every=3 s");
            send(system, CALM, CALM + 80, false);
            awaitEvents(system, events -> of(events, ModelEventKind.SHADOWED).size() >= 2);
            Trainer.stop(bothTrained, one, other);

            List<ModelEvent> events = awaitEvents(system, all -> true);
            assertThat(of(events, ModelEventKind.PROMOTED)).hasSize(1);
            assertThat(of(events, ModelEventKind.RETIRED)).hasSizeGreaterThanOrEqualTo(2);
            Deployment last = Objects.requireNonNull(system.deployments.current("wave"));
            assertThat(last.getChampion()).isEqualTo(first.getChampion());
            assertThat(versions(system)).as("none is left that is of no use").hasSizeLessThanOrEqualTo(3);
            system.stop();
        }
    }

    /** Again when a trainer was faster. */
    private static void pin(RunningSystem system) throws InterruptedException {
        Deployment now = Objects.requireNonNull(system.deployments.current("wave"));
        try {
            system.deploy(Deployment.newBuilder(now)
                    .setPinned(true)
                    .setChangedBy("somebody")
                    .build());
        } catch (DeploymentChangedException e) {
            pin(system);
        }
    }

    /** Those whose artifacts are there. */
    private static Set<String> versions(RunningSystem system) {
        Set<String> versions = new HashSet<>();
        new TopicReader(system.config.kafka().clientConfiguration())
                .readAll(system.topics.models().name(), new ByteArrayDeserializer(), record -> {
                    if (record.value() == null) {
                        versions.remove(record.key());
                    } else if (record.key().startsWith("artifact/")) {
                        versions.add(record.key());
                    }
                });
        return versions;
    }

    /** Returns when they are scored. */
    private void send(RunningSystem system, int from, int to, boolean isDrifted) {
        for (int tick = from; tick < to; tick++) {
            for (int entity = 0; entity < ENTITIES; entity++) {
                Sample sample = signal.sample(entity, tick, false);
                system.send(isDrifted ? doubled(sample) : sample);
            }
        }
        system.producer.flush();
        system.scores.await("scores", DEADLINE, scores -> scores.size() >= ENTITIES * to);
    }

    private static Sample doubled(Sample sample) {
        Map<String, Double> metrics = sample.getMetrics().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, metric -> 2 * metric.getValue()));
        return new Sample(sample.getEntity(), sample.getTime(), metrics, sample.getLabels(), List.of());
    }

    private static Deployment awaitDeployment(RunningSystem system, Predicate<Deployment> wanted)
            throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < end) {
            @Nullable Deployment deployment = system.deployments.current("wave");
            if (deployment != null && wanted.test(deployment)) {
                return deployment;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("waited in vain, deployment=" + system.deployments.current("wave"));
    }

    private static List<ModelEvent> awaitEvents(RunningSystem system, Predicate<List<ModelEvent>> enough) {
        String topic = system.topics.modelEvents().name();
        try (TopicFollower<ModelEvent> events = new TopicFollower<>(
                system.config.kafka().clientConfiguration(),
                topic,
                AvroSerde.underTopicName(ModelEvent.class, topic, system.schemas)
                        .deserializer())) {
            events.await("events", DEADLINE, enough);
            return events.all().stream().map(record -> record.value()).toList();
        }
    }

    private static List<ModelEvent> of(List<ModelEvent> events, ModelEventKind kind) {
        return events.stream().filter(event -> event.getKind() == kind).toList();
    }

    /** A trainer on a thread of its own; it goes on only when as many have trained as the barrier wants. */
    private record Trainer(Retrainer retrainer, CompletableFuture<Void> end) {

        static Trainer start(RunningSystem system, RetrainSettings settings, CyclicBarrier trained) {
            Retrainer retrainer =
                    new Retrainer(system.config, settings, system.topics, system.schemas, new Maker(system, trained));
            return new Trainer(retrainer, CompletableFuture.runAsync(() -> run(retrainer)));
        }

        private static void run(Retrainer retrainer) {
            try {
                retrainer.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Fails when one has failed. */
        static void stop(CyclicBarrier trained, Trainer... trainers) {
            List<CompletableFuture<Void>> closed = Stream.of(trainers)
                    .map(trainer -> CompletableFuture.runAsync(trainer.retrainer::close))
                    .toList();
            trained.reset();
            closed.forEach(CompletableFuture::join);
            Stream.of(trainers).forEach(trainer -> trainer.end.join());
        }
    }

    private record Maker(RunningSystem system, CyclicBarrier trained) implements ModelMaker {
        @Override
        public TrainedModel train(ModelId id, TrainingData data, Instant createdAt) {
            TrainedModel model = new ModelTrainer(
                            TrainerSettings.training(system.config.train()),
                            TrainerSettings.carryRules(system.config),
                            TrainingListener.SILENT)
                    .train(id, data, createdAt.toEpochMilli());
            try {
                trained.await(5, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException e) {
                // The other one does not train any more: the test is over.
                return model;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return model;
        }

        @Override
        public void publish(TrainedModel model) throws InterruptedException {
            system.models.publish(model);
        }
    }
}
