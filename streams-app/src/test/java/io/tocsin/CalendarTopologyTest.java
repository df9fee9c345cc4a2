package io.tocsin;

import static io.tocsin.TopologyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.calendar.Calendar;
import io.tocsin.calendar.Planned;
import io.tocsin.engine.features.AnnouncedLoad;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.CalendarKind;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarTopologyTest {
    private static final Instant START = NOW.minusSeconds(1_000);
    private static final Map<String, String> LIMITS = Map.of("alert.limits", "memory>0.95");

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldOpenNothingWhileSilencedAndOpenAfterwards() {
        try (TopologyFixture topology = new TopologyFixture(stateDirectory, LIMITS)) {
            topology.calendar.publish(silence(0, 20));

            send(topology, 0, 20, 0.98);
            assertThat(topology.alerts()).isEmpty();
            List<Score> silenced = topology.scores();
            assertThat(silenced).hasSize(20).extracting(Score::getSilencedBy).containsOnly("quiet");
            assertThat(topology.ticks()).extracting(Tick::getSilencedBy).containsOnly("quiet");

            send(topology, 20, 30, 0.98);
            List<Alert> alerts = topology.alerts();
            assertThat(alerts.get(0).getState()).isEqualTo(AlertState.OPEN);
            assertThat(alerts.get(0).getStartedAt()).isEqualTo(START.plusSeconds(200));
            assertThat(topology.scores()).extracting(Score::getSilencedBy).containsOnlyNulls();
        }
    }

    @Test
    void shouldLeaveAnOpenIncidentAsItIsWhileSilencedAndGoOnWithItAfterwards() {
        try (TopologyFixture topology = new TopologyFixture(stateDirectory, LIMITS)) {
            send(topology, 0, 5, 0.98);
            Alert opened = topology.alerts().get(0);
            assertThat(opened.getState()).isEqualTo(AlertState.OPEN);

            topology.calendar.publish(silence(5, 100));
            // As calm as can be, and for long: nobody must say that it is over.
            send(topology, 5, 100, 0.1);
            assertThat(topology.alerts()).isEmpty();

            send(topology, 100, 104, 0.98);
            send(topology, 104, 140, 0.1);
            List<Alert> after = topology.alerts();
            assertThat(after).extracting(Alert::getId).containsOnly(opened.getId());
            assertThat(after.get(after.size() - 1).getState()).isEqualTo(AlertState.RESOLVED);
        }
    }

    @Test
    void shouldTellAnnouncedLoadInTheTicksAndTheModelsWindow() {
        try (TopologyFixture topology = new TopologyFixture(stateDirectory, Map.of())) {
            topology.calendar.publish(Planned.calendar(Planned.event("sale")
                    .load(4)
                    .selector("host-*")
                    .from(START.plusSeconds(30))
                    .to(START.plusSeconds(50))));

            send(topology, 0, 6, 0.5);

            List<Tick> ticks = topology.ticks();
            assertThat(ticks)
                    .extracting(tick -> tick.getMetrics().get(AnnouncedLoad.TICKS))
                    .containsExactly(3f, 2f, 1f, 0f, 0f, null);
            assertThat(ticks)
                    .extracting(tick -> tick.getMetrics().get(AnnouncedLoad.MULTIPLE))
                    .containsExactly(4f, 4f, 4f, 4f, 4f, null);
            assertThat(ticks).allMatch(tick -> tick.getMissing().isEmpty());
            assertThat(ticks).extracting(Tick::getSilencedBy).containsOnlyNulls();
        }
    }

    @Test
    void shouldMarkTicksThatNoModelShouldLearnFromAndAlertAllTheSame() {
        try (TopologyFixture topology = new TopologyFixture(stateDirectory, LIMITS)) {
            topology.calendar.publish(Planned.calendar(
                    Planned.event("odd").kind(CalendarKind.UNUSUAL).from(START).to(START.plusSeconds(1_000))));

            send(topology, 0, 6, 0.98);

            assertThat(topology.ticks()).extracting(Tick::getKeptOutBy).containsOnly("odd");
            assertThat(topology.alerts()).extracting(Alert::getState).contains(AlertState.OPEN);
        }
    }

    private static Calendar silence(int fromTick, int endTick) {
        return Planned.calendar(Planned.event("quiet")
                .kind(CalendarKind.SILENCE)
                .from(START.plusSeconds(10L * fromTick))
                .to(START.plusSeconds(10L * endTick)));
    }

    private static void send(TopologyFixture topology, int from, int to, double memory) {
        for (int tick = from; tick < to; tick++) {
            topology.send(
                    "host-1", START.plusSeconds(10L * tick), Map.of("cpu", 0.4, "memory", memory, "requests", 200.0));
        }
    }
}
