package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.alert.AlertName;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class AlertDirectoryTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final String HOST_A = "host/a|ANOMALY|2026-01-01T12:00:00Z";

    private final AlertDirectory alerts = new AlertDirectory();

    @Test
    void shouldFindAnAlertByWhatPeopleCallIt() {
        take("host/a", AlertState.OPEN);
        take("host/b", AlertState.OPEN);
        take("host/a", AlertState.UPDATED);
        String name = AlertName.of(HOST_A);
        assertThat(name).hasSize(8).matches("[0-9a-f]+");
        for (String called : List.of(HOST_A, name, name.substring(0, 5))) {
            Alert found = alerts.require(called);
            assertThat(found.getId()).isEqualTo(HOST_A);
            assertThat(found.getState()).as("the newest").isEqualTo(AlertState.UPDATED);
        }
    }

    @Test
    void shouldNameTheNearestWhereThereIsNone() {
        for (String entity : List.of("db/1", "host/a", "host/b", "web/1")) {
            take(entity, AlertState.OPEN);
        }
        assertThatThrownBy(() -> alerts.require("host/b|ANOMALY|2026-01-01T11:00:00Z"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("no such alert: alert=host/b|ANOMALY|2026-01-01T11:00:00Z; nearest: "
                        + AlertName.of("host/b|ANOMALY|" + START) + " (host/b|ANOMALY|2026-01-01T12:00:00Z), "
                        + AlertName.of(HOST_A) + " (" + HOST_A + "), ")
                .hasMessageEndingWith("; all: tocsin alerts");
    }

    @Test
    void shouldNotGuessWhichOneIsMeant() {
        take("host/a", AlertState.OPEN);
        take("host/b", AlertState.OPEN);
        assertThatThrownBy(() -> alerts.require("")).hasMessageStartingWith("more than one alert begins so: alert=;");
    }

    @Test
    void shouldSayThatThereAreNone() {
        assertThatThrownBy(() -> alerts.require("3f")).hasMessage("no such alert: alert=3f; there are none");
    }

    private void take(String entity, AlertState state) {
        Alert alert = new Alert(
                entity + "|ANOMALY|" + START,
                entity,
                AlertKind.ANOMALY,
                state,
                START,
                START,
                null,
                1f,
                1f,
                1f,
                null,
                "shop",
                "v1",
                List.of(),
                Map.of(),
                null,
                null);
        alerts.take(new ConsumerRecord<>("alerts", 0, 0, entity + "|ANOMALY", alert));
    }
}
