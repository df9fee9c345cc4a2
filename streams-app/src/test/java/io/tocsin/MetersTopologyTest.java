package io.tocsin;

import static io.tocsin.TopologyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the steps count, and what they show of chosen entities. */
class MetersTopologyTest {
    private static final Map<String, Double> USUAL = Map.of("cpu", 0.4, "memory", 0.6, "requests", 200.0);
    private static final Map<String, Double> WILD = Map.of("cpu", 9.0, "memory", 0.0, "requests", 9_000.0);

    @TempDir
    Path directory;

    // Each test starts it first, with settings of its own.
    @SuppressWarnings("NullAway.Init")
    private TopologyFixture topology;

    @AfterEach
    void stop() {
        topology.close();
    }

    private void start(Map<String, String> settings) {
        topology = new TopologyFixture(directory, settings);
        topology.models.publish(TestModels.image(TestModels.trained("v1")));
    }

    /** One sample for each of so many ticks up to now. */
    private void send(String entity, int ticks, Map<String, Double> metrics) {
        for (int tick = -ticks; tick < 0; tick++) {
            topology.send(entity, NOW.plusSeconds(10L * tick), metrics);
        }
    }

    private double count(String name, String... tags) {
        return topology.meters.get(name).tags(tags).counter().count();
    }

    private List<Gauge> gauges(String name) {
        return List.copyOf(topology.meters.find(name).gauges());
    }

    private double figure(String name, String metric) {
        return topology.meters.get(name).tag("metric", metric).gauge().value();
    }

    @Test
    void shouldCountScoresByStateAndAlertsByKindAndState() {
        start(Map.of());
        send("shop-0", 40, USUAL);
        for (int second = 0; second < 100; second += 10) {
            topology.send("shop-0", NOW.plusSeconds(second), WILD);
        }
        List<Score> scores = topology.scores();
        List<Alert> alerts = topology.alerts();
        assertThat(count("tocsin.scores", "state", "warming_up")).isEqualTo(12);
        assertThat(count("tocsin.scores", "state", "scored")).isEqualTo(scores.size() - 12);
        assertThat(count("tocsin.scores", "state", "no_model")).isZero();
        assertThat(alerts).isNotEmpty();
        for (AlertKind kind : AlertKind.values()) {
            for (AlertState state : AlertState.values()) {
                assertThat(count("tocsin.alerts", "kind", code(kind), "state", code(state)))
                        .as("%s %s", kind, state)
                        .isEqualTo((double) alerts.stream()
                                .filter(alert -> alert.getKind() == kind && alert.getState() == state)
                                .count());
            }
        }
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void shouldTellHowLateScoresAreAndHowLongAStepTakes() {
        start(Map.of());
        send("shop-0", 130, USUAL);
        int scores = topology.scores().size();
        Timer afterTick = topology.meters.get("tocsin.score.after.tick").timer();
        assertThat(afterTick.count()).isEqualTo(scores);
        // The clock of the driver stands still at the end of the last tick: the first of 130 ticks ended 1,290 s
        // before.
        assertThat(afterTick.max(TimeUnit.SECONDS)).isCloseTo(1_290, within(1.0));
        Timer afterSample = topology.meters.get("tocsin.score.after.sample").timer();
        assertThat(afterSample.count()).isEqualTo(scores);
        assertThat(topology.meters.get("tocsin.model.step").timer().count()).isEqualTo(scores / 64);
    }

    @Test
    void shouldCountEntitiesByWhetherTheySpeak() {
        start(Map.of("silence.after.ms", "60000"));
        topology.send("shop-0", NOW, USUAL);
        assertThat(entities("speaking")).isEqualTo(1);
        topology.pass(Duration.ofMinutes(3));
        assertThat(entities("speaking")).isZero();
        assertThat(entities("silent")).isEqualTo(1);
        topology.send("shop-0", NOW.plusSeconds(180), USUAL);
        assertThat(entities("silent")).isZero();
    }

    private double entities(String state) {
        return topology.meters
                .get("tocsin.entities")
                .tag("state", state)
                .gauge()
                .value();
    }

    @Test
    void shouldShowNobodyUnlessSomebodyIsChosen() {
        start(Map.of());
        send("shop-0", 20, USUAL);
        assertThat(gauges("anomaly.score")).isEmpty();
        assertThat(gauges("yhat")).isEmpty();
    }

    @Test
    void shouldShowWhatWasExpectedOfChosenEntitiesAndWhatCame() {
        start(Map.of("metrics.entities", "shop-*"));
        send("shop-0", 30, USUAL);
        send("db-0", 30, USUAL);
        List<Score> scores = topology.scores().stream()
                .filter(score -> score.getEntity().equals("shop-0"))
                .toList();
        Score newest = scores.get(scores.size() - 1);
        assertThat(newest.getState()).isEqualTo(ScoreState.SCORED);
        assertThat(gauges("anomaly.score")).hasSize(1);
        Gauge score =
                topology.meters.get("anomaly.score").tag("entity", "shop-0").gauge();
        assertThat(score.value()).isCloseTo(newest.getScore(), within(1e-6));
        assertThat(gauges("y")).hasSize(3);
        assertThat(figure("y", "requests")).isEqualTo(200);
        for (String metric : TestModels.METRICS) {
            assertThat(figure("yhat", metric))
                    .as(metric)
                    .isBetween(figure("yhat.lower", metric), figure("yhat.upper", metric));
            assertThat(figure("yhat.lower", metric)).as(metric).isLessThan(figure("yhat.upper", metric));
        }
    }

    @Test
    void shouldSayNothingOfWhatAModelExpectsThatWarmsUp() {
        start(Map.of("metrics.entities", "shop-0"));
        send("shop-0", 5, USUAL);
        assertThat(figure("y", "cpu")).isCloseTo(0.4, within(1e-6));
        assertThat(figure("yhat", "cpu")).isNaN();
        assertThat(topology.meters.get("anomaly.score").gauge().value()).isNaN();
    }

    @Test
    void shouldShowTheMetricsOfTheModelThatJudgesNow() {
        start(Map.of("metrics.entities", "shop-0"));
        send("shop-0", 20, USUAL);
        topology.models.publish(TestModels.image(TestModels.trained("shop", "v2", List.of("cpu"))));
        topology.send("shop-0", NOW, USUAL);
        topology.pass(Duration.ofMinutes(1));
        for (int second = 10; second < 40; second += 10) {
            topology.send("shop-0", NOW.plusSeconds(second), USUAL);
        }
        assertThat(gauges("y"))
                .extracting(gauge -> gauge.getId().getTag("metric"))
                .containsExactly("cpu");
    }

    @Test
    void shouldTakeAwayWhoHasGone() {
        start(Map.of("metrics.entities", "*"));
        send("shop-0", 20, USUAL);
        topology.pass(Duration.ofMinutes(9));
        assertThat(gauges("anomaly.score")).hasSize(1);
        topology.pass(Duration.ofMinutes(3));
        assertThat(topology.meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .doesNotContain("anomaly.score", "y", "yhat", "yhat.lower", "yhat.upper");
    }

    @Test
    void shouldTakeAwayWhoseTaskHasGone() {
        start(Map.of("metrics.entities", "*"));
        send("shop-0", 20, USUAL);
        assertThat(gauges("yhat")).hasSize(3);
        topology.restart();
        assertThat(gauges("yhat")).isEmpty();
    }

    @Test
    void shouldShowNoMoreThanAreAllowed() {
        start(Map.of("metrics.entities", "*", "metrics.entities.max", "2"));
        for (int entity = 0; entity < 5; entity++) {
            send("shop-" + entity, 3, USUAL);
        }
        assertThat(gauges("anomaly.score")).hasSize(2);
        topology.pass(Duration.ofMinutes(12));
        for (int second = 0; second < 60; second += 10) {
            topology.send("shop-4", NOW.plusSeconds(second), USUAL);
        }
        assertThat(gauges("anomaly.score"))
                .extracting(gauge -> gauge.getId().getTag("entity"))
                .containsExactly("shop-4");
    }

    @Test
    void shouldCountNothingTwice() {
        start(Map.of());
        send("shop-0", 10, USUAL);
        assertThat(topology.meters.find("tocsin.scores").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isEqualTo(topology.scores().size());
    }
}
