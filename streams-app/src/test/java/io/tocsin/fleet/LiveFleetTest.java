package io.tocsin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveFleetTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    /** By Kafka's partitioner, of two partitions: d and f lie in 1, e in 0. */
    private final LiveFleet fleet = new LiveFleet(Duration.ofSeconds(10), 2);

    @Test
    void shouldShowWhatIsHeldAndNothingOfWhatIsHandedOver() {
        FleetState one = fleet.hold(1);
        fleet.hold(0).score(score("e", 0.2f), NOW.toEpochMilli());
        one.score(score("d", 0.5f), NOW.toEpochMilli());
        one.score(score("f", 0.9f), NOW.toEpochMilli());

        assertThat(names()).containsExactly("f", "d", "e");
        assertThat(fleet.size()).isEqualTo(3);

        fleet.release(1, one);

        assertThat(names()).containsExactly("e");
        assertThat(fleet.newest("d")).isEmpty();
    }

    @Test
    void shouldNotLetGoOfAPartitionThatAnotherThreadHasTakenUp() {
        FleetState before = fleet.hold(1);
        FleetState after = fleet.hold(1);
        after.score(score("d", 0.5f), NOW.toEpochMilli());

        fleet.release(1, before);

        assertThat(names()).containsExactly("d");
    }

    @Test
    void shouldKnowOpenIncidentsOfAPartitionAtOnceAndNoneOfOthers() {
        fleet.alert("d|ANOMALY", alert("d", AlertState.OPEN));
        fleet.alert("f|ANOMALY", alert("f", AlertState.RESOLVED));
        fleet.alert("e|ANOMALY", alert("e", AlertState.OPEN));

        fleet.hold(1);

        FleetPart part = fleet.part(FleetQuery.ALL, NOW);
        assertThat(names()).containsExactly("d");
        assertThat(part.totals().open()).containsExactly(Map.entry(AlertKind.ANOMALY, 1));
        assertThat(part.totals().standings()).containsExactly(Map.entry(Standing.ANOMALY, 1));

        fleet.alert("d|ANOMALY", null);

        assertThat(names()).isEmpty();
    }

    @Test
    void shouldTellWhatIsNewOnceAndSmallMovesNotAtAll() {
        FleetMarks marks = new FleetMarks();
        FleetState part = fleet.hold(1);
        part.score(score("d", 0.50f), NOW.toEpochMilli());

        assertThat(changed(marks)).containsExactly("d");
        assertThat(changed(marks)).isEmpty();

        part.score(later(score("d", 0.51f), 10), NOW.toEpochMilli());
        assertThat(changed(marks)).isEmpty();

        part.score(later(score("d", 0.70f), 20), NOW.toEpochMilli());
        assertThat(changed(marks)).containsExactly("d");

        fleet.alert("d|ANOMALY", alert("d", AlertState.OPEN));
        assertThat(changed(marks)).containsExactly("d");
    }

    private List<String> changed(FleetMarks marks) {
        return fleet.changed(marks, NOW).stream().map(EntityLine::entity).toList();
    }

    private List<String> names() {
        return fleet
                .part(
                        new FleetQuery(
                                FleetQuery.ALL.selector(),
                                FleetQuery.ALL.kind(),
                                FleetQuery.ALL.standing(),
                                "",
                                FleetOrder.SCORE,
                                0,
                                10),
                        NOW)
                .first()
                .stream()
                .map(placed -> placed.line().entity())
                .toList();
    }

    private static Score later(Score score, int seconds) {
        score.setTime(score.getTime().plusSeconds(seconds));
        return score;
    }

    private static Score score(String entity, float score) {
        return new Score(
                entity,
                NOW.minusSeconds(60),
                ScoreState.SCORED,
                "m",
                "v1",
                score,
                1f,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }

    private static Alert alert(String entity, AlertState state) {
        return new Alert(
                entity + "|ANOMALY|2026-01-01T11:59:00Z",
                entity,
                AlertKind.ANOMALY,
                state,
                NOW.minusSeconds(60),
                NOW.minusSeconds(10),
                null,
                2f,
                2f,
                1f,
                null,
                "m",
                "v1",
                List.of(),
                Map.of(),
                null,
                null);
    }
}
