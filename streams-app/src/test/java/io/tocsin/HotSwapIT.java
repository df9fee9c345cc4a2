package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.ModelId;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five swaps, v1 to v6, while the ticks of a thousand entities flow as fast as they can be made: v2, v4 and v6 at once, v3 and v5 from a tick on.
 * The flow is held back only until the version is loaded that has to be known before certain ticks come.
 */
class HotSwapIT {
    private static final int ENTITIES = 1_000;
    private static final int TICKS = 120;
    private static final int V3_FROM = 50;
    private static final int V5_FROM = 90;
    /** Before which tick which version has to be loaded. */
    private static final Map<Integer, Integer> GATES = Map.of(40, 2, V3_FROM, 3, 80, 4, V5_FROM, 5, 110, 6);

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final WaveSignal signal = new WaveSignal();
    /** The version in force when the first sample of a tick was sent. */
    private final int[] versionAtSending = new int[TICKS];

    @Test
    void shouldScoreEveryTickOnceByTheRightVersionAcrossFiveSwaps(@TempDir Path directory) throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            system.start();
            system.putInForce(WaveSignal.model("v1"));
            long start = System.nanoTime();
            CompletableFuture<Void> feed = CompletableFuture.runAsync(() -> feed(system));

            awaitScores(system, 10 * ENTITIES, tick -> true);
            system.putInForce(WaveSignal.model("v2"));
            activate(system, 3, V3_FROM);
            awaitScores(system, V3_FROM * ENTITIES, tick -> tick < V3_FROM);
            system.putInForce(WaveSignal.model("v4"));
            activate(system, 5, V5_FROM);
            awaitScores(system, V5_FROM * ENTITIES, tick -> tick < V5_FROM);
            system.putInForce(WaveSignal.model("v6"));

            feed.join();
            awaitScores(system, TICKS * ENTITIES, tick -> true);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            system.stop();
            assertScores(system, took);
        }
    }

    private void feed(RunningSystem system) {
        for (int tick = 0; tick < TICKS; tick++) {
            int needed = GATES.getOrDefault(tick, 1);
            try {
                RunningSystem.await("v" + needed + " before tick " + tick, () -> inForce(system) >= needed);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            versionAtSending[tick] = inForce(system, tick);
            system.sendTick(signal, ENTITIES, tick, false);
        }
        system.producer.flush();
    }

    private void activate(RunningSystem system, int version, int fromTick) throws InterruptedException {
        system.models.publish(WaveSignal.model("v" + version));
        system.deploy(RunningSystem.deployment(new ModelId("wave", "v" + version))
                .setActivateAt(signal.time(fromTick))
                .setPrevious("v" + (version - 1))
                .build());
        system.awaitInForce(new ModelId("wave", "v" + version));
    }

    private void awaitScores(RunningSystem system, int count, IntPredicate ofTick) {
        system.scores.await(
                count + " scores",
                DEADLINE,
                scores -> scores.size() >= count
                        && scores.stream().mapToInt(this::tick).filter(ofTick).count() >= count);
    }

    private void assertScores(RunningSystem system, Duration took) {
        List<Score> scores =
                system.scores.all().stream().map(record -> record.value()).toList();
        Map<String, List<Score>> byEntity = new TreeMap<>();
        int[] count = new int[7];
        for (Score score : scores) {
            byEntity.computeIfAbsent(score.getEntity(), e -> new ArrayList<>()).add(score);
            count[version(score)]++;
            assertThat(score.getState()).isNotEqualTo(ScoreState.NO_MODEL);
            assertThat(version(score)).isGreaterThanOrEqualTo(versionAtSending[tick(score)]);
            int[] allowed = tick(score) < V3_FROM
                    ? new int[] {1, 2}
                    : tick(score) < V5_FROM ? new int[] {3, 4} : new int[] {5, 6};
            assertThat(version(score)).isBetween(allowed[0], allowed[1]);
        }
        assertThat(byEntity).hasSize(ENTITIES);
        byEntity.values().forEach(this::assertEachTickOnceAndNoWayBack);
        System.out.printf(
                "hot swap: %d scores of %d ticks of %d entities in %d ms, %.0f a second; v1..v6: %d %d %d %d %d %d, missing 0, twice 0%n",
                scores.size(),
                TICKS,
                ENTITIES,
                took.toMillis(),
                scores.size() * 1e3 / took.toMillis(),
                count[1],
                count[2],
                count[3],
                count[4],
                count[5],
                count[6]);
        assertThat(List.of(count[1], count[2], count[3], count[4], count[5], count[6]))
                .allMatch(c -> c > 0);
    }

    private void assertEachTickOnceAndNoWayBack(List<Score> scores) {
        assertThat(scores).hasSize(TICKS);
        for (int tick = 0; tick < TICKS; tick++) {
            assertThat(tick(scores.get(tick))).isEqualTo(tick);
            assertThat(version(scores.get(tick))).isGreaterThanOrEqualTo(version(scores.get(Math.max(0, tick - 1))));
        }
    }

    private int tick(Score score) {
        return (int) ((score.getTime().toEpochMilli() - signal.time(0).toEpochMilli()) / WaveSignal.TICK_MS);
    }

    private static int version(Score score) {
        return Integer.parseInt(String.valueOf(score.getVersion()).substring(1));
    }

    private static int inForce(RunningSystem system) {
        ModelId id = system.model();
        return id == null ? 0 : Integer.parseInt(id.version().substring(1));
    }

    private int inForce(RunningSystem system, int tick) {
        var model = system.app()
                .registry()
                .current()
                .modelFor(WaveSignal.entity(0), signal.time(tick).toEpochMilli());
        return model == null ? 0 : Integer.parseInt(model.id().version().substring(1));
    }
}
