package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cli.CliRun;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.registry.DeployedModel;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.rollout.ChangeNote;
import io.tocsin.rollout.DeploymentChange;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Score;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share the entities, and act on one deployment as one. */
class TwoInstancesIT {
    private static final int ENTITIES = 120;
    private static final int PARTITIONS = 6;
    private static final int TICKS_A_PART = 4;
    private static final Duration ROLLBACK_TAKES_AT_MOST = Duration.ofSeconds(2);
    private static final ModelId V1 = new ModelId("wave", "v1");
    private static final ModelId V2 = new ModelId("wave", "v2");

    private final WaveSignal signal = new WaveSignal();
    private final Model good = WaveSignal.model("v1");
    private int ticksSent;

    @TempDir
    Path directory;

    @Test
    void shouldShareCanariesSwapAtTheSameTickAndRollBackAtOnce() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory.resolve("first"), Map.of(), PARTITIONS);
                PredictorApp other = system.another(directory.resolve("second"))) {
            system.models.publish(good);
            system.models.publish(RawModels.as("v2", good));
            change(system, change -> change.promote("v1", Optional.empty(), Optional.empty()));
            system.start();
            other.start();
            PredictorApp first = system.app();
            await("both judge", other, first, app -> app.state() == KafkaStreams.State.RUNNING);
            // The first ticks of an entity are held back until it is known what it sends.
            sendTicks(system, TICKS_A_PART);
            assertThat(awaitVersions(system, 0)).containsOnlyKeys("v1");

            Set<String> tenth = canaries(system, other, 10);
            Set<String> quarter = canaries(system, other, 25);
            System.out.printf(
                    "two instances: canaries at 10 %%: %d, at 25 %%: %d of %d%n",
                    tenth.size(), quarter.size(), ENTITIES);
            // Three standard deviations of a fair draw.
            assertThat(tenth).hasSizeBetween(3, 22);
            assertThat(quarter).hasSizeBetween(16, 44).containsAll(tenth);

            swapAtOneTick(system, other);
            rollBack(system, other);

            sendTicks(system, TICKS_A_PART);
            assertThat(awaitVersions(system, ticksSent - TICKS_A_PART)).containsOnlyKeys("v1");
            List<String> places = system.scores.all().stream()
                    .map(record -> record.value())
                    .map(score -> score.getEntity() + "@" + score.getTime())
                    .toList();
            assertThat(first.registry().health().of(V1).ticks())
                    .as("entities of the first instance")
                    .isPositive();
            assertThat(other.registry().health().of(V1).ticks())
                    .as("entities of the second instance")
                    .isPositive();
            assertThat(places).doesNotHaveDuplicates().hasSize(ENTITIES * ticksSent);
        }
    }

    /** Which entities the canary judges at {@code percent}: the same say both instances and the scores. */
    private Set<String> canaries(RunningSystem system, PredictorApp other, int percent) throws Exception {
        change(system, change -> change.canary("v2", percent));
        await(
                "canary",
                other,
                system.app(),
                app -> deployed(app).canary() != null
                        && Objects.requireNonNull(deployed(app).canary()).percent() == percent);
        int from = ticksSent;
        sendTicks(system, TICKS_A_PART);
        Map<String, Set<String>> entities = awaitVersions(system, from);
        Set<String> canaries = entities.getOrDefault("v2", Set.of());
        assertThat(canaries).doesNotContainAnyElementsOf(entities.getOrDefault("v1", Set.of()));
        assertThat(canariesIn(system.app().registry(), from)).isEqualTo(canaries);
        assertThat(canariesIn(other.registry(), from)).isEqualTo(canaries);
        return canaries;
    }

    private Set<String> canariesIn(ModelRegistry registry, int tick) {
        return IntStream.range(0, ENTITIES)
                .mapToObj(WaveSignal::entity)
                .filter(entity -> Objects.requireNonNull(registry.current()
                                .modelFor(entity, signal.time(tick).toEpochMilli()))
                        .id()
                        .equals(V2))
                .collect(Collectors.toSet());
    }

    private void swapAtOneTick(RunningSystem system, PredictorApp other) throws Exception {
        int from = ticksSent;
        Instant activateAt = signal.time(from + TICKS_A_PART);
        change(system, DeploymentChange::withoutCanary);
        change(system, change -> change.promote("v2", Optional.empty(), Optional.of(activateAt)));
        await(
                "promotion",
                other,
                system.app(),
                app -> deployed(app).champion().id().equals(V2));
        sendTicks(system, 2 * TICKS_A_PART);
        List<Score> scores = awaitScores(system).stream()
                .filter(score -> !score.getTime().isBefore(signal.time(from)))
                .toList();
        assertThat(scores)
                .hasSize(2 * TICKS_A_PART * ENTITIES)
                .allMatch(score -> (score.getTime().isBefore(activateAt) ? "v1" : "v2").equals(score.getVersion()));
    }

    /** As an operator does it; it counts from the moment that the record says. */
    private static void rollBack(RunningSystem system, PredictorApp other) throws Exception {
        CompletableFuture<Long> here = backAt(system.app());
        CompletableFuture<Long> there = backAt(other);
        CliRun run = CliRun.of(system.commandLine("models", "rollback", "wave", "--reason", "measured"));
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines()).containsExactly("rolled back wave: champion=v1 instead of=v2");
        long hereMs = here.get(10, TimeUnit.SECONDS);
        long thereMs = there.get(10, TimeUnit.SECONDS);
        long writtenMs = newestRecordMs(system);
        System.out.printf(
                "two instances: rollback in force after %d ms and %d ms%n", hereMs - writtenMs, thereMs - writtenMs);
        assertThat(hereMs - writtenMs).isBetween(0L, ROLLBACK_TAKES_AT_MOST.toMillis());
        assertThat(thereMs - writtenMs).isBetween(0L, ROLLBACK_TAKES_AT_MOST.toMillis());
    }

    /** When v1 judges again, by the clock. */
    private static CompletableFuture<Long> backAt(PredictorApp app) {
        return CompletableFuture.supplyAsync(() -> {
            while (!deployed(app).champion().id().equals(V1)) {
                Thread.onSpinWait();
            }
            return System.currentTimeMillis();
        });
    }

    private static long newestRecordMs(RunningSystem system) {
        try (TopicFollower<String> records = new TopicFollower<>(
                system.config.kafka().clientConfiguration(),
                system.topics.models().name(),
                new StringDeserializer())) {
            return records.all().stream()
                    .filter(record -> "deployment/wave".equals(record.key()))
                    .mapToLong(record -> record.timestamp())
                    .max()
                    .orElseThrow();
        }
    }

    private interface Change {
        Deployment of(DeploymentChange change);
    }

    private static void change(RunningSystem system, Change change) throws InterruptedException {
        Deployment current = system.deployments.current("wave");
        ChangeNote note = new ChangeNote("test", "", Instant.now());
        system.deployments.replace(current, change.of(new DeploymentChange("wave", current, note)));
    }

    private static DeployedModel deployed(PredictorApp app) {
        return app.registry().current().deployed().get(0);
    }

    private static void await(String what, PredictorApp one, PredictorApp two, Predicate<PredictorApp> reached)
            throws InterruptedException {
        RunningSystem.await(what, () -> reached.test(one) && reached.test(two));
    }

    private void sendTicks(RunningSystem system, int count) {
        for (int tick = 0; tick < count; tick++) {
            system.sendTick(signal, ENTITIES, ticksSent, false);
            ticksSent++;
        }
        system.producer.flush();
    }

    private List<Score> awaitScores(RunningSystem system) {
        int wanted = ENTITIES * ticksSent;
        return system.scores.await("scores", RunningSystem.PATIENCE, scores -> scores.size() >= wanted);
    }

    /** The entities that each version judged from tick {@code from} on. */
    private Map<String, Set<String>> awaitVersions(RunningSystem system, int from) {
        return awaitScores(system).stream()
                .filter(score -> !score.getTime().isBefore(signal.time(from)))
                .collect(Collectors.groupingBy(
                        score -> String.valueOf(score.getVersion()),
                        Collectors.mapping(Score::getEntity, Collectors.toSet())));
    }
}
