package io.tocsin.console.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.console.status.StatusFacts.Flow;
import io.tocsin.console.status.StatusFacts.Group;
import io.tocsin.console.status.StatusFacts.ModelInForce;
import io.tocsin.fleet.FleetTotals;
import io.tocsin.fleet.FleetTotals.ModelShare;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.ColorDepth;
import io.tocsin.terminal.TerminalProfile;
import io.tocsin.topics.TopicDifference;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    /** An installation that is well; a test breaks a part of it. */
    private static final class Installation {
        int brokers = 3;

        @Nullable String registryProblem;

        @Nullable List<TopicDifference> differences = List.of();

        @Nullable Group app = new Group("tocsin", "Stable", 2, Map.of("metrics.samples", 12L));

        @Nullable Flow flow = flow(1, 4, 5);

        @Nullable FleetTotals fleet = fleet(398, 8, 6, "v2");

        @Nullable List<ModelInForce> models = List.of(model("v2", 3));

        @Nullable Map<String, Long> letters = Map.of();

        @Nullable List<Group> deliveries = List.of(new Group("tocsin-deliver-slack", "Stable", 1, Map.of()));

        Map<String, String> problems = Map.of();

        Status status() {
            return Status.of(
                    new StatusFacts(
                            NOW,
                            Duration.ofSeconds(10),
                            "broker:9092",
                            brokers,
                            "http://registry:8081",
                            registryProblem,
                            differences,
                            12,
                            app,
                            flow,
                            fleet,
                            models,
                            letters,
                            deliveries,
                            problems),
                    ZoneOffset.UTC);
        }
    }

    @Test
    void shouldBeWell() {
        Status status = status(all -> {});

        assertThat(status.level()).isEqualTo(Check.Level.OK);
        assertThat(page(status, 80)).isEqualTo("""
                         OK          Tocsin is well and sees.

                         OK         broker         3 answer: broker:9092
                         OK         registry       answers: http://registry:8081
                         OK         topics         all 12 are as they should be
                         OK         app            2 members of group tocsin, stable
                         OK         lag            12 records wait: metrics.samples 12
                         OK         flow           newest sample 1 s ago, tick 4 s ago, score 5 s ago
                         OK         judged         398 of 412 entities are judged, 8 warm up, 6 have no
                                                   model
                         OK         model shop     v2 for shop/*, made 3 d ago
                         OK         dead letters   none in the last hour
                         OK         delivery       nothing waits in group tocsin-deliver-slack
                        """);
    }

    @Test
    void shouldSayWhereItStandsStillWhenItIsBlind() {
        Status status = status(all -> {
            all.app = new Group("tocsin", "Empty", 0, Map.of("metrics.samples", 84_210L));
            all.flow = flow(1, 2_820, 2_821);
            all.letters = Map.of("late", 91L, "undecodable", 10L);
        });

        assertThat(status.level()).isEqualTo(Check.Level.BAD);
        assertThat(page(status, 72)).isEqualTo("""
                         BLIND       Tocsin is blind since 2026-11-21 02:12:59: for 47 min 1 s
                                     nothing was judged, and no alert can come. Samples come,
                                     but no ticks are made of them. Nobody runs: start tocsin
                                     run.

                         OK         broker         3 answer: broker:9092
                         OK         registry       answers: http://registry:8081
                         OK         topics         all 12 are as they should be
                         BAD        app            nobody runs: group tocsin has no members
                                                   run: tocsin run
                         BAD        lag            84,210 records wait: metrics.samples 84,210
                                                   run: tocsin run
                         BAD        flow           newest sample 1 s ago, tick 47 min ago, score
                                                   47 min ago
                                                   the first that is old is where it stands
                                                   still
                         ATTENTION  judged         398 of 412 entities were judged at last, 8
                                                   warm up, 6 have no model
                                                   none of them is judged now
                         OK         model shop     v2 for shop/*, made 3 d ago
                         ATTENTION  dead letters   101 in the last hour: 91 late, 10 undecodable
                                                   each record says why in its header
                                                   tocsin.detail
                         OK         delivery       nothing waits in group tocsin-deliver-slack
                        """);
    }

    @Test
    void shouldTellTheWaysToBeBlindApart() {
        assertThat(blindness(all -> all.flow = flow(900, 905, 910)))
                .isEqualTo("Tocsin is blind since 2026-11-21 02:44:50: for 15 min 10 s nothing was judged, and no alert"
                        + " can come. No samples come either: look at what sends them.");
        assertThat(blindness(all -> all.flow = flow(1, 4, 910))).endsWith("Ticks come, but nobody judges them.");
        assertThat(blindness(all -> all.flow = new Flow(NOW, NOW, null)))
                .isEqualTo("Tocsin is blind: nothing was ever judged.");
        assertThat(blindness(all -> all.fleet = fleet(0, 2, 5, "v2")))
                .isEqualTo("Tocsin sees by fixed limits alone: no model judges any of 7 entities.");
        assertThat(blindness(all -> all.flow = null))
                .isEqualTo("Tocsin is blind: its topics are not there, so nothing is judged.");
    }

    @Test
    void shouldSayWhyTheBrokerRefuses() {
        Status status = status(all -> {
            all.brokers = 0;
            all.problems = Map.of("broker", "broker refuses us: reason=wrong password; check it; see the docs");
        });
        assertThat(status.checks().get(0))
                .isEqualTo(Check.bad("broker", "broker refuses us: reason=wrong password", "check it; see the docs"));
        assertThat(status.checks()).extracting(Check::name).containsOnlyOnce("broker");
    }

    @Test
    void shouldSayWhenNobodyAnswers() {
        Status status = status(all -> {
            all.brokers = 0;
            all.differences = null;
            all.app = null;
            all.flow = null;
            all.fleet = null;
            all.models = null;
            all.letters = null;
            all.deliveries = null;
        });

        assertThat(status.blindness()).contains("Nobody can tell whether anything is judged: no broker answers.");
        assertThat(status.checks()).extracting(Check::name).containsExactly("broker", "registry");
        assertThat(status.json().get("level").asText()).isEqualTo("bad");
        assertThat(status.json().get("blind").asBoolean()).isTrue();
    }

    @Test
    void shouldJudgeEachPart() {
        assertThat(check("registry", all -> all.registryProblem = "schema registry unavailable"))
                .startsWith("BAD");
        assertThat(check("topics", all -> all.differences = List.of(difference(TopicDifference.Kind.MISSING))))
                .isEqualTo("BAD missing: metrics.ticks | run: tocsin topics create");
        assertThat(check("topics", all -> all.differences = List.of(difference(TopicDifference.Kind.SETTING))))
                .isEqualTo("ATTENTION it differs | see: tocsin topics check");
        assertThat(check("app", all -> all.app = new Group("tocsin", "PreparingRebalance", 1, Map.of())))
                .startsWith("ATTENTION 1 member of group tocsin, which is PreparingRebalance");
        assertThat(check("lag", all -> all.app = new Group("tocsin", "Stable", 1, Map.of("ticks", 3_000L))))
                .startsWith("ATTENTION 3,000 records wait: ticks 3,000 | more than a minute of work");
        assertThat(check("lag", all -> all.app = new Group("tocsin", "Stable", 1, Map.of("ticks", 30_000L))))
                .startsWith("BAD 30,000 records wait");
        assertThat(check("flow", all -> all.flow = flow(70, 71, 72)))
                .isEqualTo(
                        "ATTENTION newest sample 1 min ago, tick 1 min ago, score 1 min ago | look again in a minute");
        assertThat(check("judged", all -> all.fleet = fleet(50, 6, 6, "v2"))).startsWith("ATTENTION 50 of 62 entities");
        assertThat(check("models", all -> all.models = List.of()))
                .isEqualTo("BAD none is deployed | make one: tocsin train");
        assertThat(check("model shop", all -> all.models = List.of(model("v2", 40))))
                .startsWith("ATTENTION v2 for shop/*, made 40 d ago | normal may have changed");
        assertThat(check("model shop", all -> all.models = List.of(new ModelInForce("shop", "v3", "*", null, NOW))))
                .startsWith("BAD v3 for * is deployed, but not in the models topic");
        assertThat(check("model shop", all -> all.fleet = fleet(9, 0, 0, "v1")))
                .startsWith("ATTENTION v2 for shop/* is deployed, but v1 judges: instances refused it");
        assertThat(check("dead letters", all -> all.letters = Map.of("undeliverable", 1L)))
                .startsWith("BAD 1 in the last hour: 1 undeliverable");
        assertThat(check("delivery", all -> all.deliveries = List.of(new Group("d", null, 0, Map.of()))))
                .startsWith("BAD nobody brings alerts: group d has no members");
        assertThat(check("delivery", all -> all.deliveries = List.of(new Group("d", "Stable", 1, Map.of("a", 2L)))))
                .startsWith("ATTENTION 2 records wait in group d");
        assertThat(check("flow2", all -> all.problems = Map.of("flow2", "refused")))
                .isEqualTo("BAD cannot be asked: refused | with --debug it tells more");
    }

    @Test
    void shouldTellProgramsTheNumbers() {
        var json = status(all -> all.letters = Map.of("late", 91L)).json();

        assertThat(json.get("at").asText()).isEqualTo("2026-11-21T03:00:00Z");
        assertThat(json.get("level").asText()).isEqualTo("attention");
        assertThat(json.get("blind").asBoolean()).isFalse();
        assertThat(json.get("checks").findValue("figures").toString()).isEqualTo("{\"brokers\":3}");
        assertThat(json.get("checks").toString())
                .contains("\"figures\":{\"judged\":398,\"openIncidents\":0,\"warmingUp\":8,\"withoutModel\":6}")
                .contains("\"figures\":{\"cause.late\":91,\"letters\":91}")
                .contains(
                        "\"sampleAgeSeconds\":1,\"scoreAgeSeconds\":5,\"scoreBehindSeconds\":12,\"tickAgeSeconds\":4");
    }

    private static Status status(Consumer<Installation> change) {
        Installation all = new Installation();
        change.accept(all);
        return all.status();
    }

    private static String blindness(Consumer<Installation> change) {
        return status(change).blindness().orElseThrow();
    }

    private static String check(String name, Consumer<Installation> change) {
        return status(change).checks().stream()
                .filter(check -> check.name().equals(name))
                .map(check -> check.level() + " " + check.text() + " | " + check.remedy())
                .findFirst()
                .orElseThrow();
    }

    private static Flow flow(long sampleSeconds, long tickSeconds, long scoreSeconds) {
        return new Flow(NOW.minusSeconds(sampleSeconds), NOW.minusSeconds(tickSeconds), NOW.minusSeconds(scoreSeconds));
    }

    private static FleetTotals fleet(int judged, int warmingUp, int withoutModel, String version) {
        return new FleetTotals(
                judged + warmingUp + withoutModel,
                judged,
                warmingUp,
                withoutModel,
                Map.of(),
                Map.of(),
                41.2,
                NOW.minusSeconds(12),
                List.of(new ModelShare("shop", version, judged)),
                false,
                0);
    }

    private static ModelInForce model(String version, int days) {
        return new ModelInForce(
                "shop", version, "shop/*", NOW.minus(Duration.ofDays(days)), NOW.minus(Duration.ofDays(1)));
    }

    private static TopicDifference difference(TopicDifference.Kind kind) {
        return new TopicDifference("metrics.ticks", kind, "it differs", "change it");
    }

    private static String page(Status status, int columns) {
        return String.join(
                        "\n", status.page(columns, new TerminalProfile(ColorDepth.NONE, CharacterSet.UNICODE), false))
                + "\n";
    }
}
