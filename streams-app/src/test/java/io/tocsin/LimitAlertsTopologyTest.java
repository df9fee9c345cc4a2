package io.tocsin;

import static io.tocsin.TopologyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitAlertsTopologyTest {
    private static final Instant START = NOW.minusSeconds(1_000);

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldAlertFromTheFirstTickAndGoOnAfterARestartUntilAModelHasTakenOver() {
        try (TopologyFixture topology = new TopologyFixture(stateDirectory, Map.of("alert.limits", "memory>0.95"))) {
            List<Alert> limits = new ArrayList<>();
            List<Score> scores = new ArrayList<>();
            send(topology, 0, 3, 0.98);
            limits.addAll(limits(topology));
            assertThat(limits).extracting(Alert::getState).containsExactly(AlertState.OPEN);
            assertThat(limits.get(0).getStartedAt()).isEqualTo(START);
            scores.addAll(topology.scores());

            topology.restart();
            topology.models.publish(TestModels.image(TestModels.trained("v1")));
            send(topology, 3, 16, 0.98);
            send(topology, 16, 40, 0.6);
            limits.addAll(limits(topology));
            scores.addAll(topology.scores());

            assertThat(scores.subList(0, 3)).extracting(Score::getState).containsOnly(ScoreState.NO_MODEL);
            assertThat(scores.get(39).getState()).isEqualTo(ScoreState.SCORED);
            assertThat(limits)
                    .extracting(Alert::getState)
                    .containsExactly(
                            AlertState.OPEN,
                            AlertState.UPDATED,
                            AlertState.UPDATED,
                            AlertState.UPDATED,
                            AlertState.RESOLVED);
            assertThat(limits).extracting(Alert::getId).containsOnly("host-1|LIMIT|" + START);
            assertThat(limits.get(4).getResolvedAt()).isEqualTo(START.plusSeconds(210));
        }
    }

    private static void send(TopologyFixture topology, int from, int to, double memory) {
        for (int tick = from; tick < to; tick++) {
            topology.send(
                    "host-1", START.plusSeconds(10L * tick), Map.of("cpu", 0.4, "memory", memory, "requests", 200.0));
        }
    }

    private static List<Alert> limits(TopologyFixture topology) {
        return topology.alerts().stream()
                .filter(alert -> alert.getKind() == AlertKind.LIMIT)
                .toList();
    }
}
