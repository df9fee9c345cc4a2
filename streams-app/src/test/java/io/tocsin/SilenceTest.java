package io.tocsin;

import static io.tocsin.TopologyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities that fall silent, in the whole topology with the driver's wall clock. */
class SilenceTest {
    private static final Map<String, Double> USUAL = Map.of("cpu", 0.4);

    private TopologyFixture topology;
    /** What comes is not ahead of the clock that stands still. */
    private Instant now = NOW.minusSeconds(1_000);

    @BeforeEach
    void start(@TempDir Path stateDirectory) {
        topology = new TopologyFixture(stateDirectory, Map.of());
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void shouldOpenOnceKeepItOverARestartAndResolve() {
        topology.send(new Sample("host/a", now, USUAL, Map.of("env", "prod"), List.of()));
        passWhileOtherSpeaks(Duration.ofMinutes(5));
        List<Alert> opened = noData();
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).getLevel()).isEqualTo(1f);
        assertThat(opened.get(0).getId()).isEqualTo("host/a|NO_DATA|2026-01-01T11:43:20Z");
        assertThat(opened.get(0).getState()).isEqualTo(AlertState.OPEN);
        assertThat(opened.get(0).getLabels()).isEqualTo(Map.of("env", "prod"));

        topology.restart();
        passWhileOtherSpeaks(Duration.ofSeconds(280));
        assertThat(noData()).isEmpty();

        topology.send("host/a", now, USUAL);
        List<Alert> resolved = noData();
        assertThat(resolved).hasSize(1);
        assertThat(resolved.get(0).getId()).isEqualTo(opened.get(0).getId());
        assertThat(resolved.get(0).getState()).isEqualTo(AlertState.RESOLVED);
        assertThat(resolved.get(0).getEnding()).isEqualTo(Ending.RECOVERED);
    }

    @Test
    void shouldTakeLateSamplesForASignOfLife() {
        for (int second = 0; second < 600; second += 10) {
            topology.send("host/a", NOW.plusSeconds(second < 60 ? second : 5), USUAL);
            topology.pass(Duration.ofSeconds(10));
        }
        assertThat(topology.deadLetters()).hasSizeGreaterThan(50);
        assertThat(noData()).isEmpty();
        topology.pass(Duration.ofSeconds(310));
        assertThat(noData()).extracting(Alert::getStartedAt).containsExactly(NOW.plusSeconds(50));
    }

    private void passWhileOtherSpeaks(Duration duration) {
        for (Duration left = duration; !left.isZero(); left = left.minusSeconds(10)) {
            topology.send("host/b", now, USUAL);
            topology.pass(Duration.ofSeconds(10));
            now = now.plusSeconds(10);
        }
    }

    private List<Alert> noData() {
        return topology.alerts().stream()
                .filter(alert -> alert.getKind() == AlertKind.NO_DATA)
                .toList();
    }
}
