package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.infrastructure.JavaChild;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as a process that is killed twice with SIGKILL while samples flow and incidents are open; the second time its disk is lost, too. */
class KillIT {
    private static final int ENTITIES = 20;
    /** The entities with the lowest numbers. */
    private static final int FAULTY_ENTITIES = 5;

    private static final int FAULT_BEGINS = 60;
    private static final int FIRST_KILL = 120;
    private static final int SECOND_KILL = 240;
    private static final int FAULT_ENDS = 330;
    private static final int TICKS = 400;
    /** How far the feed may be ahead, so that the kill comes into the middle of the flow. */
    private static final int AHEAD_TICKS = 30;

    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final WaveSignal signal = new WaveSignal();
    private volatile int sendUpTo;

    @Test
    void shouldNeitherLoseNorRepeatAnythingWhenKilled(@TempDir Path directory) throws Exception {
        Path state = directory.resolve("state");
        // The state is lost in between; the key must not be lost with it.
        Map<String, String> keys = TestKeys.configuration(directory.resolve("keys"));
        try (RunningSystem system = RunningSystem.prepare(state, keys)) {
            var model = WaveSignal.model("v1");
            system.models.publish(model);
            system.deploy(RunningSystem.deployment(model.id()).build());
            Path settings = system.writeSettings(directory.resolve("settings"));
            sendUpTo = FIRST_KILL + AHEAD_TICKS;
            CompletableFuture<Void> feed = CompletableFuture.runAsync(() -> feed(system));

            killAt(FIRST_KILL, system, run(directory, "first", settings));
            sendUpTo = SECOND_KILL + AHEAD_TICKS;
            killAt(SECOND_KILL, system, run(directory, "second", settings));
            delete(state);
            sendUpTo = TICKS;
            Process last = run(directory, "third", settings);
            feed.join();
            system.scores.await("all scores", DEADLINE, scores -> scores.size() >= ENTITIES * TICKS);
            system.alerts.await(
                    "resolved", DEADLINE, all -> ids(all, AlertState.RESOLVED).size() >= FAULTY_ENTITIES);
            kill(last);
            assertNothingLostAndNothingTwice(system);
        }
    }

    private static Process run(Path directory, String name, Path settings) throws IOException {
        return JavaChild.start(directory.resolve(name + ".log"), PredictorProcess.class, settings);
    }

    private void feed(RunningSystem system) {
        for (int tick = 0; tick < TICKS; tick++) {
            int index = tick;
            try {
                RunningSystem.await("leave to send tick " + tick, () -> index < sendUpTo);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            for (int entity = 0; entity < ENTITIES; entity++) {
                boolean faulty = entity < FAULTY_ENTITIES && tick >= FAULT_BEGINS && tick < FAULT_ENDS;
                system.send(signal.sample(entity, tick, faulty));
            }
            system.producer.flush();
        }
    }

    private static void killAt(int tick, RunningSystem system, Process process) throws InterruptedException {
        try {
            system.scores.await("scores to kill at", DEADLINE, scores -> scores.size() >= ENTITIES * tick);
            system.alerts.await(
                    "open alerts", DEADLINE, all -> ids(all, AlertState.OPEN).size() >= FAULTY_ENTITIES);
            assertThat(process.isAlive()).isTrue();
        } finally {
            kill(process);
        }
    }

    private static void kill(Process process) throws InterruptedException {
        assertThat(process.destroyForcibly().waitFor()).isEqualTo(128 + 9);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void assertNothingLostAndNothingTwice(RunningSystem system) {
        List<String> ticks =
                system.ticks.all().stream().map(record -> place(record.value())).toList();
        List<Score> scores =
                system.scores.all().stream().map(record -> record.value()).toList();
        List<String> scored = scores.stream().map(KillIT::place).toList();
        List<Alert> alerts =
                system.alerts.all().stream().map(record -> record.value()).toList();
        System.out.printf(
                "kill: ticks=%d distinct=%d scores=%d distinct=%d of %d; alerts opened=%d resolved=%d incidents=%d%n",
                ticks.size(),
                ticks.stream().distinct().count(),
                scored.size(),
                scored.stream().distinct().count(),
                ENTITIES * TICKS,
                ids(alerts, AlertState.OPEN).size(),
                ids(alerts, AlertState.RESOLVED).size(),
                alerts.stream().map(Alert::getId).distinct().count());
        assertThat(ticks).doesNotHaveDuplicates().hasSize(ENTITIES * TICKS);
        assertThat(scored).doesNotHaveDuplicates().hasSize(ENTITIES * TICKS);
        assertThat(scores).extracting(Score::getVersion).containsOnly("v1");
        assertThat(ids(alerts, AlertState.OPEN)).doesNotHaveDuplicates().hasSize(FAULTY_ENTITIES);
        assertThat(ids(alerts, AlertState.RESOLVED)).containsExactlyInAnyOrderElementsOf(ids(alerts, AlertState.OPEN));
    }

    private static List<String> ids(List<Alert> alerts, AlertState state) {
        return alerts.stream()
                .filter(alert -> alert.getState() == state)
                .map(Alert::getId)
                .toList();
    }

    private static String place(Tick tick) {
        return tick.getEntity() + "@" + tick.getTime();
    }

    private static String place(Score score) {
        return score.getEntity() + "@" + score.getTime();
    }
}
