package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.Sample;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that vanishes on a real broker, with a restart of the app while it is away. */
class SilenceIT {
    private static final String VANISHING = "host/vanishing";

    @Test
    void shouldOpenOneIncidentOverARestartAndResolveItWhenDataComesAgain(@TempDir Path directory) throws Exception {
        Map<String, String> settings =
                Map.of("silence.after.ms", "3000", "tick.duration.ms", "1000", "collect.interval.ms", "1000");
        try (RunningSystem system = RunningSystem.prepare(directory, settings)) {
            system.start();
            send(system, VANISHING);
            awaitWhileAnotherSpeaks(system, AlertState.OPEN);
            system.stop();
            system.start();
            // The whole silence once more, and half of it: nothing may be told of again.
            for (int i = 0; i < 45; i++) {
                send(system, "host/other");
                Thread.sleep(100);
            }
            send(system, VANISHING);
            awaitWhileAnotherSpeaks(system, AlertState.RESOLVED);
            system.stop();
            assertOneIncident(system);
        }
    }

    private static void awaitWhileAnotherSpeaks(RunningSystem system, AlertState state) throws InterruptedException {
        RunningSystem.await(state + " of " + VANISHING, () -> {
            send(system, "host/other");
            return alerts(system).stream().anyMatch(alert -> alert.getState() == state);
        });
    }

    private static void assertOneIncident(RunningSystem system) {
        List<Alert> alerts = alerts(system);
        assertThat(alerts).extracting(Alert::getKind).containsOnly(AlertKind.NO_DATA);
        assertThat(alerts).extracting(Alert::getId).containsOnly(alerts.get(0).getId());
        assertThat(alerts.get(0).getState()).isEqualTo(AlertState.OPEN);
        assertThat(alerts.stream().filter(alert -> alert.getState() == AlertState.OPEN))
                .hasSize(1);
        Alert last = alerts.get(alerts.size() - 1);
        assertThat(last.getState()).isEqualTo(AlertState.RESOLVED);
        assertThat(last.getEnding()).isEqualTo(Ending.RECOVERED);
    }

    private static List<Alert> alerts(RunningSystem system) {
        return system.alerts.all().stream()
                .map(ConsumerRecord::value)
                .filter(alert -> alert.getEntity().equals(VANISHING))
                .toList();
    }

    private static void send(RunningSystem system, String entity) {
        system.send(new Sample(entity, Instant.now(), Map.of("cpu", 0.4), Map.of(), List.of()));
    }
}
