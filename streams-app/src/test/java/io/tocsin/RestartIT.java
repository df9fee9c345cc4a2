package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.infrastructure.BrokerConfiguration;
import io.tocsin.demo.infrastructure.EmbeddedBroker;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
    private static final int ENTITIES = 5;
    private static final int FAULT_BEGINS = 40;
    private static final int MIDDLE = 60;
    private static final int FAULT_ENDS = 80;
    private static final int TICKS = 145;

    private final WaveSignal signal = new WaveSignal();

    @TempDir
    Path directory;

    @Test
    void shouldNotFireAgainAfterRestartAndResolveOnce() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            runWithRestart(system);
            assertEachTickOnce(system);
            assertOneIncident(system);
        }
    }

    @Test
    void shouldLoseNothingAcrossRestartAtLeastOnce() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of("processing.guarantee", "at_least_once"))) {
            runWithRestart(system);
            assertThat(system.ticks.all().stream()
                            .map(record -> place(record.value()))
                            .distinct())
                    .hasSize(ENTITIES * TICKS);
            assertThat(system.scores.all().stream()
                            .map(record -> place(record.value()))
                            .distinct())
                    .hasSize(ENTITIES * TICKS);
            assertThat(alertIds(system, AlertState.OPEN).distinct()).hasSize(1);
            assertThat(alertIds(system, AlertState.RESOLVED).distinct()).hasSize(1);
        }
    }

    @Test
    void shouldLoseNothingWhenTheBrokerIsRestartedInTheMiddleOfTheStream() throws Exception {
        Path data = directory.resolve("broker");
        EmbeddedBroker broker = EmbeddedBroker.start(data);
        try (RunningSystem system = RunningSystem.prepare(
                directory.resolve("state"), Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            system.start();
            system.putInForce(WaveSignal.model("v1"));
            send(system, 0, MIDDLE);
            system.scores.await("first scores", RunningSystem.PATIENCE, scores -> scores.size() >= ENTITIES);
            int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
            broker.close();
            CompletableFuture<Void> rest = CompletableFuture.runAsync(() -> send(system, MIDDLE, TICKS));
            broker = EmbeddedBroker.start(data, BrokerConfiguration.onPort(port));
            rest.join();
            system.scores.await("all scores", RunningSystem.PATIENCE, scores -> scores.size() >= ENTITIES * TICKS);
            awaitResolved(system);
            system.stop();
            assertEachTickOnce(system);
            assertOneIncident(system);
        } finally {
            broker.close();
        }
    }

    /** Stops and starts again while an alert is open. */
    private void runWithRestart(RunningSystem system) throws InterruptedException {
        system.start();
        system.putInForce(WaveSignal.model("v1"));
        send(system, 0, MIDDLE);
        system.alerts.await("open alert", RunningSystem.PATIENCE, alerts -> !alerts.isEmpty());
        system.stop();
        send(system, MIDDLE, TICKS);
        system.start();
        system.scores.await("all scores", RunningSystem.PATIENCE, scores -> scores.size() >= ENTITIES * TICKS);
        awaitResolved(system);
        system.stop();
    }

    private void send(RunningSystem system, int from, int to) {
        for (int tick = from; tick < to; tick++) {
            for (int entity = 0; entity < ENTITIES; entity++) {
                boolean faulty = entity == 0 && tick >= FAULT_BEGINS && tick < FAULT_ENDS;
                system.send(signal.sample(entity, tick, faulty));
            }
        }
        system.producer.flush();
    }

    private static void awaitResolved(RunningSystem system) {
        system.alerts.await(
                "resolved alert",
                RunningSystem.PATIENCE,
                alerts -> alerts.stream().anyMatch(alert -> alert.getState() == AlertState.RESOLVED));
    }

    private static void assertEachTickOnce(RunningSystem system) {
        assertThat(system.ticks.all().stream().map(record -> place(record.value())))
                .doesNotHaveDuplicates()
                .hasSize(ENTITIES * TICKS);
        assertThat(system.scores.all().stream().map(record -> place(record.value())))
                .doesNotHaveDuplicates()
                .hasSize(ENTITIES * TICKS);
    }

    private static void assertOneIncident(RunningSystem system) {
        List<String> opened = alertIds(system, AlertState.OPEN).toList();
        assertThat(opened).hasSize(1);
        assertThat(alertIds(system, AlertState.RESOLVED)).containsExactlyElementsOf(opened);
        assertThat(opened.get(0)).startsWith(WaveSignal.entity(0) + "|ANOMALY|");
    }

    private static Stream<String> alertIds(RunningSystem system, AlertState state) {
        return system.alerts.all().stream()
                .map(record -> record.value())
                .filter(alert -> alert.getState() == state)
                .map(Alert::getId);
    }

    private static String place(Tick tick) {
        return tick.getEntity() + "@" + tick.getTime();
    }

    private static String place(Score score) {
        return score.getEntity() + "@" + score.getTime();
    }
}
