package io.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.AlertSettings;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.LimitSide;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitAlertsTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final CrossedLimit DISK = new CrossedLimit("disk", LimitSide.ABOVE, 0.5f, 0.75f);
    private static final CrossedLimit FREE = new CrossedLimit("free", LimitSide.BELOW, 0.03f, 0.01f);

    private final EntityAlerts alerts = new EntityAlerts(new AlertSettings(3, 5, 0.7, 3, 6, 5, List.of()), 10_000);
    private final List<Alert> changes = new ArrayList<>();
    private int tick;

    @Test
    void shouldTellTheWholeLifeOfAnIncidentWithoutAnyModel() {
        ticks(ScoreState.NO_MODEL, 3, DISK);
        ticks(ScoreState.NO_MODEL, 1, DISK, FREE);
        ticks(ScoreState.NO_MODEL, 3);

        assertThat(changes)
                .containsExactly(
                        new Alert(
                                "web-1|LIMIT|2026-01-01T12:00:00Z",
                                "web-1",
                                AlertKind.LIMIT,
                                AlertState.OPEN,
                                START,
                                START.plusSeconds(20),
                                null,
                                1.5f,
                                1.5f,
                                1f,
                                null,
                                "limits",
                                "static",
                                List.of(new Contributor("disk", 0.75f, 0.5f, 1f)),
                                Map.of(),
                                null,
                                null),
                        new Alert(
                                "web-1|LIMIT|2026-01-01T12:00:00Z",
                                "web-1",
                                AlertKind.LIMIT,
                                AlertState.RESOLVED,
                                START,
                                START.plusSeconds(60),
                                START.plusSeconds(60),
                                0f,
                                3f,
                                1f,
                                null,
                                "limits",
                                "static",
                                changes.get(1).getContributors(),
                                Map.of(),
                                null,
                                Ending.RECOVERED));
        assertThat(changes.get(1).getContributors())
                .extracting(Contributor::getMetric)
                .containsExactly("disk", "free");
    }

    @Test
    void shouldGuardWhileAModelWarmsUpButNotOpenWhenItJudges() {
        ticks(ScoreState.WARMING_UP, 2, DISK);
        ticks(ScoreState.SCORED, 10, DISK);
        assertThat(changes).isEmpty();

        ticks(ScoreState.WARMING_UP, 2, DISK);
        assertThat(changes).as("what came before the model is forgotten").isEmpty();
        ticks(ScoreState.WARMING_UP, 1, DISK);
        assertThat(changes).extracting(Alert::getState).containsExactly(AlertState.OPEN);
    }

    @Test
    void shouldResolveByTheLimitsWhatTheyOpenedBeforeTheModelTookOver() {
        ticks(ScoreState.WARMING_UP, 3, DISK);
        ticks(ScoreState.SCORED, 6, DISK);
        ticks(ScoreState.SCORED, 3);
        assertThat(changes)
                .extracting(alert -> alert.getState() + " " + alert.getModel() + "/" + alert.getVersion())
                .containsExactly("OPEN limits/static", "UPDATED limits/static", "RESOLVED limits/static");
        changes.clear();

        ticks(ScoreState.SCORED, 10, DISK);
        assertThat(changes).isEmpty();
    }

    @Test
    void shouldStayOneIncidentWhenTheModelIsTakenAway() {
        ticks(ScoreState.WARMING_UP, 3, DISK);
        ticks(ScoreState.SCORED, 1, DISK);
        ticks(ScoreState.NO_MODEL, 1, DISK);
        assertThat(changes).extracting(Alert::getState).containsExactly(AlertState.OPEN);
    }

    private void ticks(ScoreState state, int count, CrossedLimit... limits) {
        for (int i = 0; i < count; i++) {
            Instant time = START.plusSeconds(10L * tick++);
            String model = state == ScoreState.NO_MODEL ? null : "shop";
            changes.addAll(alerts.add(new Score(
                    "web-1",
                    time,
                    state,
                    model,
                    model,
                    0f,
                    1f,
                    List.of(),
                    null,
                    List.of(),
                    List.of(),
                    List.of(limits),
                    List.of(),
                    Map.of(),
                    null)));
        }
    }
}
