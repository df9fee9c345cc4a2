package io.tocsin.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.console.Told;
import io.tocsin.fleet.FleetTotals.ModelShare;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.selector.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetStateTest {
    /** Two seconds after tick 60 was over. */
    private static final Instant NOW = Told.tick(61).plusSeconds(2);

    private final FleetState fleet = new FleetState(Duration.ofSeconds(10));

    @Test
    void shouldPutIncidentsFirstThenProbabilitiesThenScores() {
        take(Told.score("calm-b", 60, 0.1));
        take(Told.score("calm-a", 60, 0.3));
        take(Told.score("near", 60, 0.9));
        take(Told.risk("likely", 60, 0.1, 0.38));
        take(Told.score("limit", 60, 0));
        take(Told.score("odd", 60, 5));
        take(Told.risk("failing", 60, 0.2, 0.5));
        open("limit", AlertKind.LIMIT);
        open("odd", AlertKind.ANOMALY);
        open("gone", AlertKind.NO_DATA);
        open("failing", AlertKind.FAILURE);

        assertThat(fleet.view(FleetQuery.ALL, NOW).lines())
                .extracting(EntityLine::entity)
                .containsExactly("failing", "gone", "odd", "limit", "likely", "near", "calm-a", "calm-b");
    }

    @Test
    void shouldSortByAnyColumn() {
        take(Told.risk("b", 60, 2, 0.1));
        take(Told.risk("a", 60, 1, 0.3));
        take(Told.score("c", 60, 3));
        fleet.alert("b|ANOMALY", Told.alert("b", AlertKind.ANOMALY, AlertState.OPEN, 10));
        fleet.alert("a|ANOMALY", Told.alert("a", AlertKind.ANOMALY, AlertState.OPEN, 50));

        assertThat(sorted(FleetOrder.SCORE)).isEqualTo("c b a");
        assertThat(sorted(FleetOrder.PROBABILITY)).isEqualTo("a b c");
        assertThat(sorted(FleetOrder.SINCE)).isEqualTo("a b c");
        assertThat(sorted(FleetOrder.NAME)).isEqualTo("a b c");
    }

    @Test
    void shouldFilterBySelectorKindAndText() {
        take(Told.score("shop/berlin", 60, 0.1));
        take(Told.score("shop/bern", 60, 0.1));
        take(Told.score("host/berlin", 60, 0.1));
        open("shop/bern", AlertKind.ANOMALY);

        assertThat(shown(query("shop/*", Optional.empty(), ""))).isEqualTo("shop/bern shop/berlin");
        assertThat(shown(query("*{env=prod}", Optional.empty(), "BERLIN"))).isEqualTo("host/berlin shop/berlin");
        assertThat(shown(query("*{env=test}", Optional.empty(), ""))).isEmpty();
        assertThat(shown(query("*", Optional.of(AlertKind.ANOMALY), ""))).isEqualTo("shop/bern");
        assertThat(fleet.view(query("*", Optional.empty(), "host"), NOW)
                        .totals()
                        .entities())
                .isEqualTo(3);
    }

    @Test
    void shouldCountTheFleet() {
        take(Told.score("a", 60, 0.1));
        take(Told.score("b", 59, 0.1));
        take(Told.unjudged("c", 60, ScoreState.WARMING_UP));
        take(Told.unjudged("d", 60, ScoreState.NO_MODEL));
        open("a", AlertKind.FAILURE);
        open("a", AlertKind.ANOMALY);
        open("b", AlertKind.ANOMALY);
        fleet.unreadable();

        FleetTotals totals = fleet.view(FleetQuery.ALL, NOW).totals();

        assertThat(totals.entities()).isEqualTo(4);
        assertThat(totals.judged()).isEqualTo(2);
        assertThat(totals.warmingUp()).isEqualTo(1);
        assertThat(totals.withoutModel()).isEqualTo(1);
        assertThat(totals.open(AlertKind.FAILURE)).isEqualTo(1);
        assertThat(totals.open(AlertKind.ANOMALY)).isEqualTo(2);
        assertThat(totals.incidents()).isEqualTo(3);
        assertThat(totals.newestScore()).isEqualTo(Told.tick(61));
        assertThat(totals.models()).containsExactly(new ModelShare("shop", "v2", 3));
        assertThat(totals.unreadable()).isEqualTo(1);
        assertThat(totals.ticksPerSecond()).isEqualTo(4 / 30.0);
    }

    @Test
    void shouldForgetAnIncidentThatIsResolvedOrDeleted() {
        take(Told.score("a", 60, 0.1));
        open("a", AlertKind.FAILURE);
        open("a", AlertKind.LIMIT);

        fleet.alert("a|FAILURE", Told.alert("a", AlertKind.FAILURE, AlertState.RESOLVED, 50));
        assertThat(line("a").standing()).isEqualTo(Standing.LIMIT);
        fleet.alert("a|LIMIT", null);
        assertThat(line("a").standing()).isEqualTo(Standing.OK);
        assertThat(line("a").lasts()).isNull();
    }

    @Test
    void shouldTellHowLongAnIncidentLastsInTheTimeOfItsTicks() {
        take(Told.score("live", 60, 1.2));
        open("live", AlertKind.ANOMALY);
        open("gone", AlertKind.NO_DATA);

        assertThat(line("live").lasts()).isEqualTo(Duration.ofSeconds(110));
        assertThat(line("gone").lasts()).isEqualTo(Duration.ofSeconds(112));
    }

    @Test
    void shouldTellThatNothingIsHeardOfAnEntityBelowAllIncidents() {
        take(Told.score("calm", 60, 0.9));
        take(Told.score("lost", 50, 0.1));
        take(Told.score("odd", 60, 1.5));
        open("odd", AlertKind.ANOMALY);

        assertThat(line("lost").standing()).isEqualTo(Standing.UNHEARD);
        assertThat(line("lost").lasts()).isEqualTo(Duration.ofSeconds(101));
        assertThat(shown(FleetQuery.ALL)).isEqualTo("odd lost calm");
    }

    @Test
    void shouldTellWhoTookItAndWhatExplainsIt() {
        fleet.alert("a|FAILURE", Told.acknowledged(Told.alert("a", AlertKind.FAILURE, AlertState.OPEN, 50)));

        EntityLine line = line("a");

        assertThat(line.acknowledged()).isTrue();
        assertThat(Objects.requireNonNull(line.because()).metric()).isEqualTo("http.server.queue.depth");
        assertThat(line.score()).isNaN();
    }

    @Test
    void shouldKeepTheNewestScoresOldestFirstAndPassOverRepeatedTicks() {
        for (int tick = 0; tick < 45; tick++) {
            take(Told.score("a", tick, tick / 100.0));
        }
        take(Told.score("a", 40, 9));

        EntityLine line = line("a");

        assertThat(line.scores()).hasSize(40);
        assertThat(line.scores().get(0)).isCloseTo(0.05, within(1e-6));
        assertThat(line.score()).isCloseTo(0.44, within(1e-6));
    }

    @Test
    void shouldShowAPageAndNoneBehindTheLast() {
        for (int i = 0; i < 10; i++) {
            take(Told.score("e" + i, 60, 0.1));
        }

        FleetView middle = fleet.view(page(4, 3), NOW);
        FleetView end = fleet.view(page(99, 3), NOW);

        assertThat(middle.lines()).extracting(EntityLine::entity).containsExactly("e4", "e5", "e6");
        assertThat(middle.matching()).isEqualTo(10);
        assertThat(end.offset()).isEqualTo(7);
        assertThat(end.lines()).extracting(EntityLine::entity).containsExactly("e7", "e8", "e9");
    }

    private void take(Score score) {
        int tick = (int) Duration.between(Told.START, score.getTime()).toSeconds() / 10;
        fleet.score(score, Told.writtenMs(tick));
    }

    private void open(String entity, AlertKind kind) {
        fleet.alert(entity + "|" + kind, Told.alert(entity, kind, AlertState.OPEN, 50));
    }

    private EntityLine line(String entity) {
        return fleet.view(FleetQuery.ALL, NOW).lines().stream()
                .filter(line -> line.entity().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    private String sorted(FleetOrder order) {
        return shown(new FleetQuery(Selector.ALL, Optional.empty(), Optional.empty(), "", order, 0, 100));
    }

    private String shown(FleetQuery query) {
        return String.join(
                " ",
                fleet.view(query, NOW).lines().stream().map(EntityLine::entity).toList());
    }

    private static FleetQuery query(String selector, Optional<AlertKind> kind, String text) {
        return new FleetQuery(Selector.parse(selector), kind, Optional.empty(), text, FleetOrder.WHAT_MATTERS, 0, 100);
    }

    private static FleetQuery page(int offset, int limit) {
        return new FleetQuery(Selector.ALL, Optional.empty(), Optional.empty(), "", FleetOrder.NAME, offset, limit);
    }
}
