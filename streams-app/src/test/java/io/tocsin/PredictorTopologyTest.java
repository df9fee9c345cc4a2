package io.tocsin;

import static io.tocsin.TopologyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Tick;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PredictorTopologyTest {
    private static final Map<String, Double> USUAL = Map.of("cpu", 0.4, "memory", 0.6, "requests", 200.0);
    private static final Map<String, Double> WILD = Map.of("cpu", 9.0, "memory", 0.0, "requests", 9_000.0);

    private TopologyFixture topology;

    @BeforeEach
    void start(@TempDir Path stateDirectory) {
        topology = new TopologyFixture(stateDirectory, Map.of());
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void shouldMakeTicksScoresAndAlertsOfSamples() {
        topology.models.publish(TestModels.image(TestModels.trained("v1")));
        for (int second = 0; second < 400; second += 10) {
            topology.send("shop-0", NOW.plusSeconds(second - 400), USUAL);
        }
        assertThat(anomalies()).isEmpty();
        for (int second = 0; second < 100; second += 10) {
            topology.send("shop-0", NOW.plusSeconds(second), WILD);
        }

        List<Tick> ticks = topology.ticks();
        assertThat(ticks).hasSize(50);
        assertThat(ticks.get(49))
                .isEqualTo(new Tick(
                        "shop-0",
                        NOW.plusSeconds(90),
                        Map.of("cpu", 9f, "memory", 0f, "requests", 9_000f),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        null,
                        null));
        List<Score> scores = topology.scores();
        assertThat(scores)
                .extracting(Score::getTime)
                .containsExactlyElementsOf(ticks.stream().map(Tick::getTime).toList());
        assertThat(scores.subList(0, 12)).extracting(Score::getState).containsOnly(ScoreState.WARMING_UP);
        assertThat(scores.subList(12, 50)).extracting(Score::getState).containsOnly(ScoreState.SCORED);
        assertThat(scores).extracting(Score::getVersion).containsOnly("v1");
        assertThat(scores.get(39).getScore()).isLessThan(1f);
        assertThat(scores.get(42).getScore()).isGreaterThan(1f);
        assertThat(scores.get(42).getContributors()).isNotEmpty();
        Alert first = anomalies().get(0);
        assertThat(first.getState()).isEqualTo(AlertState.OPEN);
        assertThat(first.getEntity()).isEqualTo("shop-0");
        assertThat(topology.deadLetters()).isEmpty();
    }

    @Test
    void shouldKeepAMetricInTheTickThatTheModelDoesNotKnow() {
        topology.models.publish(TestModels.image(TestModels.trained("v1")));
        Map<String, Double> more = new HashMap<>(USUAL);
        more.put("never.seen.before", 7.0);
        for (int second = 0; second < 300; second += 10) {
            topology.send("known", NOW.plusSeconds(second - 300), USUAL);
            topology.send("more", NOW.plusSeconds(second - 300), more);
        }
        assertThat(topology.ticks().stream().filter(tick -> tick.getEntity().equals("more")))
                .hasSize(30)
                .allSatisfy(tick -> assertThat(tick.getMetrics()).containsEntry("never.seen.before", 7f));
        Map<String, List<Float>> scores = topology.scores().stream()
                .collect(Collectors.groupingBy(
                        Score::getEntity, Collectors.mapping(Score::getScore, Collectors.toList())));
        assertThat(scores.get("more")).isEqualTo(scores.get("known"));
    }

    @Test
    void shouldLetTheModelOfItsLabelsJudgeAnEntityAndFollowWhenTheyChange() {
        topology.models.publish(TestModels.image(Map.of(
                "shop-*", TestModels.trained("general", "v1"), "shop-*{env=prod}", TestModels.trained("prod", "v1"))));
        for (int tick = 0; tick < 40; tick++) {
            Map<String, String> labels =
                    tick == 0 ? Map.of("env", "prod") : tick == 30 ? Map.of("env", "test") : Map.of();
            topology.send(new Sample("shop-0", NOW.plusSeconds(tick * 10L - 400), USUAL, labels, List.of()));
        }

        List<Tick> ticks = topology.ticks();
        assertThat(ticks).hasSize(40);
        assertThat(ticks.subList(0, 30)).extracting(Tick::getLabels).containsOnly(Map.of("env", "prod"));
        assertThat(ticks.subList(30, 40)).extracting(Tick::getLabels).containsOnly(Map.of("env", "test"));
        List<Score> scores = topology.scores();
        assertThat(scores.subList(0, 30)).extracting(Score::getModel).containsOnly("prod");
        assertThat(scores.subList(30, 40)).extracting(Score::getModel).containsOnly("general");
        assertThat(scores.subList(12, 40)).extracting(Score::getState).containsOnly(ScoreState.SCORED);
    }

    @Test
    void shouldRememberTheLabelsOverARestart() {
        topology.send(new Sample("shop-0", NOW.minusSeconds(30), USUAL, Map.of("env", "prod"), List.of()));
        topology.send("shop-0", NOW.minusSeconds(20), USUAL);
        topology.ticks();
        topology.restart();
        topology.send("shop-0", NOW.minusSeconds(10), USUAL);
        assertThat(topology.ticks()).extracting(Tick::getLabels).containsOnly(Map.of("env", "prod"));
    }

    @Test
    void shouldTellOfAnEntityThatNoSelectorCovers() {
        topology.models.publish(TestModels.image(Map.of("shop-*", TestModels.trained("shop", "v1"))));
        for (int second = 0; second < 40; second += 10) {
            topology.send("shop-0", NOW.plusSeconds(second - 100), USUAL);
            topology.send("db-0", NOW.plusSeconds(second - 100), Map.of("system.filesystem.utilization", 0.995));
        }
        assertThat(topology.scores().stream().filter(score -> score.getEntity().equals("db-0")))
                .hasSize(4)
                .allSatisfy(score -> assertThat(score.getState()).isEqualTo(ScoreState.NO_MODEL))
                .allSatisfy(score -> assertThat(score.getLimits()).hasSize(1));
        assertThat(topology.meters.get("tocsin.entities.without.model").gauge().value())
                .isEqualTo(1);
        assertThat(topology.meters.get("tocsin.ticks.without.model").counter().count())
                .isEqualTo(4);
        topology.models.publish(TestModels.image(TestModels.trained("v2")));
        topology.send("db-0", NOW.plusSeconds(-50), Map.of("system.filesystem.utilization", 0.995));
        assertThat(topology.meters.get("tocsin.entities.without.model").gauge().value())
                .isZero();
    }

    @Test
    void shouldJudgeByMetricsThatTheVersionBeforeDidNotUseAtOnce() {
        topology.models.publish(TestModels.image(TestModels.trained("shop", "v1", List.of("cpu", "memory"))));
        sendUsual(0, 40);
        assertThat(topology.scores()).extracting(Score::getMissing).containsOnly(List.of());
        topology.models.publish(TestModels.image(TestModels.trained("shop", "v2", TestModels.METRICS)));
        sendUsual(40, 50);
        assertThat(topology.scores()).hasSize(10).allSatisfy(score -> {
            assertThat(score.getVersion()).isEqualTo("v2");
            assertThat(score.getState()).as("warm by the window").isEqualTo(ScoreState.SCORED);
            assertThat(score.getMissing()).isEmpty();
            assertThat(score.getScore()).isLessThan(1f);
        });
        topology.send("shop-0", time(50), Map.of("cpu", 0.4, "memory", 0.6, "requests", 9_000.0));
        Score wild = topology.scores().get(0);
        assertThat(wild.getContributors().get(0).getMetric()).isEqualTo("requests");
    }

    @Test
    void shouldNameTheMetricsThatTheModelUsesAndTheEntityDoesNotSend() {
        topology.models.publish(TestModels.image(TestModels.trained("v1")));
        for (int tick = 0; tick < 40; tick++) {
            topology.send("shop-0", time(tick), Map.of("cpu", 0.4, "other", 1.0));
        }
        List<Score> scores = topology.scores();
        assertThat(scores).extracting(Score::getMissing).containsOnly(List.of("memory", "requests"));
        assertThat(scores.subList(12, 40)).allSatisfy(score -> {
            assertThat(score.getState()).isEqualTo(ScoreState.SCORED);
            assertThat(score.getScore()).isFinite();
            assertThat(score.getContributors())
                    .extracting(Contributor::getMetric)
                    .doesNotContain("memory", "requests");
        });
    }

    @Test
    void shouldLeaveTicksWithoutAnyMetricOfTheModelToTheStaticLimits() {
        topology.models.publish(TestModels.image(TestModels.trained("v1")));
        for (int tick = 0; tick < 40; tick++) {
            topology.send("db-0", time(tick), Map.of("system.filesystem.utilization", 0.995));
        }
        assertThat(topology.scores()).allSatisfy(score -> {
            assertThat(score.getState()).isEqualTo(ScoreState.WARMING_UP);
            assertThat(score.getScore()).isZero();
            assertThat(score.getMissing()).containsExactly("cpu", "memory", "requests");
            assertThat(score.getFailures()).isEmpty();
        });
        assertThat(topology.alerts()).extracting(Alert::getKind).contains(AlertKind.LIMIT);
    }

    private void sendUsual(int from, int to) {
        for (int tick = from; tick < to; tick++) {
            topology.send("shop-0", time(tick), USUAL);
        }
    }

    private static Instant time(int tick) {
        return NOW.plusSeconds(tick * 10L - 1_000);
    }

    /** What comes in, and the cause by which it must be refused. */
    record BadInput(byte @Nullable [] bytes, String cause, String detail) {}

    @ParameterizedTest
    @MethodSource("causes")
    void shouldRefuseABadRecordAndGoOn(String name) {
        BadInput bad = badInput(name);
        topology.sendRaw(bad.bytes());

        List<TestRecord<String, byte[]>> letters = topology.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(header(letters.get(0), "tocsin.cause")).isEqualTo(bad.cause());
        assertThat(header(letters.get(0), "tocsin.detail")).contains(bad.detail());
        assertThat(header(letters.get(0), "tocsin.step")).isEqualTo("ingest");
        assertThat(header(letters.get(0), "tocsin.origin")).isEqualTo("metrics.samples/0/0");
        assertThat(letters.get(0).value().length).isLessThanOrEqualTo(65_536);
        assertGoesOn();
    }

    static Stream<String> causes() {
        return Stream.of(
                "no value",
                "no bytes",
                "text",
                "truncated",
                "trailing",
                "unknown schema",
                "another record",
                "empty map",
                "too many metrics",
                "bad entity",
                "too far ahead",
                "too old",
                "10 MB",
                "only NaN");
    }

    private BadInput badInput(String name) {
        byte[] good = topology.bytes(sample("shop-0", NOW, USUAL));
        return switch (name) {
            case "no value" -> new BadInput(null, "undecodable", "record has no value");
            case "no bytes" -> new BadInput(new byte[0], "undecodable", "");
            case "text" -> new BadInput("{\"cpu\": 1}".getBytes(StandardCharsets.UTF_8), "undecodable", "");
            case "truncated" -> new BadInput(Arrays.copyOf(good, good.length - 3), "undecodable", "malformed");
            case "trailing" -> new BadInput(Arrays.copyOf(good, good.length + 3), "undecodable", "trailing");
            case "unknown schema" -> new BadInput(new byte[] {0, 9, 9, 9, 9, 1}, "undecodable", "schemaId=151587081");
            case "another record" ->
                new BadInput(
                        topology.bytes(
                                Tick.class,
                                new Tick("shop-0", NOW, Map.of("cpu", 1f), List.of(), Map.of(), Map.of(), null, null)),
                        "undecodable",
                        "record=io.tocsin.schemas.Tick");
            case "empty map" -> bad(sample("shop-0", NOW, Map.of()), "no_metrics", "entity=shop-0");
            case "too many metrics" ->
                bad(
                        sample(
                                "shop-0",
                                NOW,
                                Stream.iterate(0, i -> i + 1)
                                        .limit(513)
                                        .collect(Collectors.toMap(i -> "metric." + i, i -> 1.0))),
                        "too_many_metrics",
                        "metrics=513");
            case "bad entity" -> bad(sample("shop\n0", NOW, USUAL), "bad_entity", "length=6");
            case "too far ahead" -> bad(sample("shop-0", NOW.plusSeconds(301), USUAL), "too_far_ahead", "12:05:01Z");
            case "too old" -> bad(sample("shop-0", NOW.minus(Duration.ofDays(8)), USUAL), "too_old", "2025-12-24");
            case "10 MB" -> new BadInput(new byte[10_000_000], "too_large", "bytes=10000000");
            case "only NaN" -> bad(sample("shop-0", NOW, Map.of("cpu", Double.NaN)), "bad_metric", "value=NaN");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private BadInput bad(Sample sample, String cause, String detail) {
        return new BadInput(topology.bytes(sample), cause, detail);
    }

    @Test
    void shouldSayHowLargeALetterWasThatItCut() {
        topology.sendRaw(new byte[10_000_000]);
        TestRecord<String, byte[]> letter = topology.deadLetters().get(0);
        assertThat(letter.value()).hasSize(65_536);
        assertThat(header(letter, "tocsin.truncated-from-bytes")).isEqualTo("10000000");
    }

    @Test
    void shouldKeepTheHeadersOfARefusedRecordUnlessTheyAreTooLargeToSendOn() {
        topology.sendRaw(new byte[0], new RecordHeaders().add("trace", new byte[16_000]));
        topology.sendRaw(new byte[0], new RecordHeaders().add("trace", new byte[17_000]));
        List<TestRecord<String, byte[]>> letters = topology.deadLetters();
        assertThat(letters.get(0).headers().lastHeader("trace").value()).hasSize(16_000);
        assertThat(letters.get(1).headers().lastHeader("trace")).isNull();
        assertThat(header(letters.get(1), "tocsin.origin")).isEqualTo("metrics.samples/0/1");
    }

    @Test
    void shouldGoOnWithoutAMetricThatIsNotFinite() {
        topology.send("shop-0", NOW, Map.of("cpu", 0.5, "bad", Double.NaN, "worse", Double.NEGATIVE_INFINITY));
        topology.send("shop-0", NOW.plusSeconds(15), Map.of("cpu", 0.5));
        assertThat(topology.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(header(letter, "tocsin.detail")).contains("bad=2 of 3"));
        assertThat(topology.ticks()).extracting(Tick::getMetrics).containsOnly(Map.of("cpu", 0.5f));
    }

    @Test
    void shouldRefuseALateSample() {
        Sample late = sample("shop-0", NOW.minusSeconds(100), USUAL);
        topology.send("shop-0", NOW.minusSeconds(20), USUAL);
        topology.send("shop-0", NOW, USUAL);
        topology.send(late);
        TestRecord<String, byte[]> letter = topology.deadLetters().get(0);
        assertThat(header(letter, "tocsin.cause")).isEqualTo("late");
        assertThat(header(letter, "tocsin.step")).isEqualTo("align");
        assertThat(header(letter, "tocsin.origin")).isEqualTo("metrics.samples/0/2");
        assertThat(header(letter, "tocsin.detail"))
                .isEqualTo("tick is closed: entity=shop-0 time=2026-01-01T11:58:20Z newest=2026-01-01T12:00:00Z");
        assertThat(topology.sample(letter.value())).isEqualTo(late);
        assertGoesOn();
    }

    @Test
    void shouldNameEverythingItself() {
        Set<String> names = names(topology.topology());
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "samples",
                        "ingest",
                        "outcome-of-ingest-refused",
                        "outcome-of-ingest-passed",
                        "dead-letters-of-ingest",
                        "samples-by-entity-repartition-filter",
                        "samples-by-entity-repartition-sink",
                        "samples-by-entity-repartition-source",
                        "align",
                        "silence",
                        "silence-alerts",
                        "outcome-of-align-refused",
                        "outcome-of-align-passed",
                        "dead-letters-of-align",
                        "calendar",
                        "ticks",
                        "window",
                        "predict",
                        "scores",
                        "verdicts-of-champion",
                        "verdicts-of-shadow",
                        "history",
                        "store history-verdicts",
                        "fleet",
                        "alert",
                        "alerts",
                        "shadow-scores",
                        "shadow-alert",
                        "shadow-alerts",
                        "user-feedback",
                        "feedback",
                        "outcome-of-feedback-refused",
                        "dead-letters-of-feedback",
                        "outcome-of-feedback-passed",
                        "user-feedback-by-entity-repartition-filter",
                        "user-feedback-by-entity-repartition-sink",
                        "user-feedback-by-entity-repartition-source",
                        "alert-feedback",
                        "alerts-of-feedback",
                        "counted-alert",
                        "counted-alerts-of-feedback",
                        "counted-silence",
                        "labels-of-feedback",
                        "feedback-alerts",
                        "feedback-labels",
                        "store alert-thresholds",
                        "topic anomaly.feedback",
                        "topic user-feedback-by-entity-repartition",
                        "topic anomaly.labels",
                        "store align-progress",
                        "store align-roster",
                        "store silence-entities",
                        "store window-columns",
                        "store window-ticks",
                        "store predict-state",
                        "store shadow-state",
                        "store alert-incidents",
                        "store shadow-incidents",
                        "topic metrics.samples",
                        "topic samples-by-entity-repartition",
                        "topic metrics.ticks",
                        "topic anomaly.scores",
                        "topic anomaly.alerts",
                        "topic anomaly.shadow.scores",
                        "topic anomaly.shadow.alerts",
                        "topic anomaly.dead-letters");
    }

    private static Set<String> names(Topology topology) {
        Set<String> names = new TreeSet<>();
        for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                names.add(node.name());
                if (node instanceof TopologyDescription.Source source) {
                    source.topicSet().forEach(topic -> names.add("topic " + topic));
                } else if (node instanceof TopologyDescription.Sink sink) {
                    names.add("topic " + sink.topic());
                } else if (node instanceof TopologyDescription.Processor processor) {
                    processor.stores().forEach(store -> names.add("store " + store));
                }
            }
        }
        return names;
    }

    private void assertGoesOn() {
        topology.ticks();
        topology.send("other", NOW, USUAL);
        topology.send("other", NOW.plusSeconds(15), USUAL);
        assertThat(topology.ticks()).hasSize(2);
        assertThat(topology.deadLetters()).isEmpty();
    }

    private List<Alert> anomalies() {
        return topology.alerts().stream()
                .filter(alert -> alert.getKind() == AlertKind.ANOMALY)
                .toList();
    }

    private static Sample sample(String entity, Instant time, Map<String, Double> metrics) {
        return new Sample(entity, time, metrics, Map.of(), List.of());
    }

    private static String header(TestRecord<String, byte[]> letter, String name) {
        Header header = Objects.requireNonNull(letter.headers().lastHeader(name), name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
