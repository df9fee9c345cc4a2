package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.delivery.AlertmanagerProcess;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From samples to the real Alertmanager, where it is installed, through a restart and with a second instance that joins. */
class AlertmanagerRunIT {
    private static final int FAULT_BEGINS = 30;
    private static final int FAULT_ENDS = 36;

    private final WaveSignal signal = new WaveSignal();

    @TempDir
    Path directory;

    @Test
    void shouldTellOfOneIncidentOnceWhoeverDelivers() throws Exception {
        Optional<Path> program = AlertmanagerProcess.program();
        assumeTrue(program.isPresent(), "prometheus-alertmanager is not on the PATH");
        Path data = Files.createDirectory(directory.resolve("alertmanager"));
        try (AlertmanagerProcess alertmanager = AlertmanagerProcess.start(program.orElseThrow(), data);
                RunningSystem system = RunningSystem.prepare(
                        directory.resolve("first"),
                        Map.of(
                                "deliver.receivers", "alertmanager",
                                "deliver.alertmanager.url", alertmanager.url(),
                                "deliver.resend.interval.ms", "1000"))) {
            system.start();
            system.putInForce(WaveSignal.model("v1"));
            send(system, 0, FAULT_ENDS);
            Alert open = await(system, alert -> alert.getState() == AlertState.OPEN);
            RunningSystem.await("people", () -> alertmanager.told("firing").size() == 1);

            system.stop();
            system.start();
            try (PredictorApp other = system.another(directory.resolve("second"))) {
                other.start();
                RunningSystem.await(
                        "both",
                        () -> other.state() == KafkaStreams.State.RUNNING
                                && system.app().state() == KafkaStreams.State.RUNNING);
                // The score is smoothed: it takes a while to calm down.
                send(system, FAULT_ENDS, FAULT_ENDS + 70);
                Alert end = await(system, alert -> alert.getState() == AlertState.RESOLVED);
                RunningSystem.await(
                        "the end", () -> alertmanager.told("resolved").size() == 1);

                assertThat(end.getId()).isEqualTo(open.getId());
                assertThat(alertmanager.active()).isEmpty();
                List<JsonNode> firing = alertmanager.told("firing");
                JsonNode resolved = alertmanager.told("resolved").get(0);
                assertThat(firing).hasSize(1);
                assertThat(firing.get(0).get("fingerprint")).isEqualTo(resolved.get("fingerprint"));
                assertThat(Instant.parse(resolved.get("startsAt").asText())).isEqualTo(open.getStartedAt());
                assertThat(Instant.parse(resolved.get("endsAt").asText())).isEqualTo(end.getResolvedAt());
            }
        }
    }

    private static Alert await(RunningSystem system, Predicate<Alert> wanted) {
        return system
                .alerts
                .await(
                        "alert",
                        RunningSystem.PATIENCE,
                        alerts -> alerts.stream().anyMatch(wanted))
                .stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private void send(RunningSystem system, int from, int to) {
        for (int tick = from; tick < to; tick++) {
            system.send(signal.sample(0, tick, tick >= FAULT_BEGINS && tick < FAULT_ENDS));
        }
        system.producer.flush();
    }
}
