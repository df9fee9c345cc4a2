package io.tocsin.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.schemas.AlertState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real Alertmanager, where it is installed. */
// What delivers is there to be closed; nobody asks it anything.
@SuppressWarnings("try")
class AlertmanagerIT {
    @TempDir
    Path directory;

    @Test
    void shouldShowOneAlertAnIncidentWithItsStartAndEndThroughARestart() throws Exception {
        Optional<Path> program = AlertmanagerProcess.program();
        assumeTrue(program.isPresent(), "prometheus-alertmanager is not on the PATH");
        Instant onset = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(400);
        try (AlertmanagerProcess alertmanager = AlertmanagerProcess.start(program.orElseThrow(), directory);
                AlertsTopic alerts = new AlertsTopic(Map.of(
                        "deliver.receivers", "alertmanager",
                        "deliver.alertmanager.url", alertmanager.url(),
                        "deliver.backoff.ms", "100",
                        "deliver.resend.interval.ms", "1000"))) {
            try (Delivery delivery = alerts.start()) {
                alerts.publish(SampleAlerts.failure("cart-1", onset, AlertState.OPEN));
                alerts.publish(SampleAlerts.failure("cart-1", onset, AlertState.RESOLVED));
                alerts.publish(SampleAlerts.failure("shop-1", onset, AlertState.OPEN));
                AlertsTopic.await("the alert", () -> alertmanager.active().size() == 1);
            }
            alerts.publish(SampleAlerts.failure("shop-1", onset, AlertState.UPDATED));
            try (Delivery restarted = alerts.start()) {
                AlertsTopic.await(
                        "a repetition",
                        () -> alerts.meters
                                        .get("tocsin.deliver.messages")
                                        .counter()
                                        .count()
                                >= 2);
                JsonNode active = alertmanager.active();
                assertThat(active).hasSize(1);
                JsonNode alert = active.get(0);
                assertThat(Instant.parse(alert.get("startsAt").asText())).isEqualTo(onset);
                assertThat(alert.at("/labels/entity").asText()).isEqualTo("shop-1");
                assertThat(alert.at("/annotations/version").asText()).isEqualTo("v7");
                alerts.publish(SampleAlerts.failure("shop-1", onset, AlertState.RESOLVED));
                AlertsTopic.await("the end", () -> alertmanager.active().isEmpty());
                AlertsTopic.await(
                        "the end at people",
                        () -> !resolved(alertmanager, "shop-1").isEmpty());
            }
            JsonNode end = resolved(alertmanager, "shop-1").get(0);
            assertThat(Instant.parse(end.get("startsAt").asText())).isEqualTo(onset);
            assertThat(Instant.parse(end.get("endsAt").asText())).isEqualTo(onset.plusSeconds(300));
        }
    }

    private static List<JsonNode> resolved(AlertmanagerProcess alertmanager, String entity) {
        return alertmanager.told("resolved").stream()
                .filter(alert -> alert.at("/labels/entity").asText().equals(entity))
                .toList();
    }
}
