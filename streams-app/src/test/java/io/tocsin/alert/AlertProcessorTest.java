package io.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.AlertSettings;
import io.tocsin.names.Names;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.FailureRisk;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertProcessorTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Contributor CPU = new Contributor("cpu", 0.9f, 0.2f, 1f);
    private static final Contributor LOAD = new Contributor("load", 9f, 2f, 1f);

    private final MockProcessorContext<String, Alert> context = new MockProcessorContext<>();
    private final AlertStores stores = AlertStores.of(Names.ALERT_INCIDENTS_STORE, Names.ALERT_THRESHOLDS_STORE);
    private final KeyValueStore<String, Incident> incidents = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(Names.ALERT_INCIDENTS_STORE), Serdes.String(), new IncidentSerde())
            .withLoggingDisabled()
            .build();
    private final KeyValueStore<String, Thresholds> thresholds = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(Names.ALERT_THRESHOLDS_STORE), Serdes.String(), new ThresholdsSerde())
            .withLoggingDisabled()
            .build();
    private AlertProcessor processor = newProcessor();
    private int tick;

    @BeforeEach
    void init() {
        incidents.init(context.getStateStoreContext(), incidents);
        context.addStateStore(incidents);
        thresholds.init(context.getStateStoreContext(), thresholds);
        context.addStateStore(thresholds);
        processor.init(context);
    }

    @Test
    void shouldTellTheWholeLifeOfAnIncident() {
        scores(0.1f, 1.5f, 2.5f, 1.5f);
        assertThat(alerts()).containsExactly(anomaly(AlertState.OPEN, START.plusSeconds(30), null, 1.5f));
        scores(0.1f, 0.1f, 0.1f);
        assertThat(alerts())
                .containsExactly(anomaly(AlertState.RESOLVED, START.plusSeconds(60), START.plusSeconds(60), 0.1f));
        assertThat(incidents.approximateNumEntries())
                .as("what is over leaves nothing behind")
                .isZero();
    }

    private static Alert anomaly(AlertState state, Instant updatedAt, @Nullable Instant resolvedAt, float level) {
        Instant startedAt = START.plusSeconds(10);
        return new Alert(
                "web-1|ANOMALY|2026-01-01T12:00:10Z",
                "web-1",
                AlertKind.ANOMALY,
                state,
                startedAt,
                updatedAt,
                resolvedAt,
                level,
                2.5f,
                1f,
                null,
                "shop",
                "v1",
                List.of(CPU),
                Map.of(),
                null,
                state == AlertState.RESOLVED ? Ending.RECOVERED : null);
    }

    @Test
    void shouldKeepNothingOfAnEntityThatIsWell() {
        scores(0.1f, 0.9f, 0.3f);
        assertThat(alerts()).isEmpty();
        assertThat(incidents.approximateNumEntries()).isZero();
    }

    @Test
    void shouldKeepNothingOfATickThatCameToNothing() {
        scores(1.5f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f);
        assertThat(alerts()).isEmpty();
        assertThat(incidents.approximateNumEntries()).isZero();
    }

    @Test
    void shouldKeepAFailureBesideAnAnomaly() {
        failureScores(0.6f, 0.7f, 0.8f);
        scores(1.5f, 1.5f, 1.5f);
        List<Record<String, Alert>> changes = changes();
        assertThat(changes).extracting(Record::key).containsExactly("web-1|FAILURE", "web-1|ANOMALY");
        Alert failure = changes.get(0).value();
        assertThat(failure.getId()).isEqualTo("web-1|FAILURE|2026-01-01T12:00:00Z");
        assertThat(failure.getLevel()).isEqualTo(0.8f);
        assertThat(failure.getBoundary()).isEqualTo(0.5f);
        assertThat(failure.getHorizonSeconds()).isEqualTo(180);
        assertThat(failure.getContributors()).containsExactly(LOAD);
    }

    @Test
    void shouldTellTheHorizonThatIsUrgentNow() {
        failureScores(0.6f, 0.7f);
        Score score = score("web-1", ScoreState.SCORED, 0f, 0.8f);
        score.setFailures(List.of(new FailureRisk(60, 0.45f, 0.4f), new FailureRisk(180, 0.8f, 0.5f)));
        score.setUrgentHorizonSeconds(60);
        process("web-1", score);
        Alert alert = alerts().get(0);
        assertThat(alert.getHorizonSeconds()).isEqualTo(60);
        assertThat(alert.getLevel()).isEqualTo(0.45f);
        assertThat(alert.getBoundary()).isEqualTo(0.4f);
        assertThat(alert.getPeak()).isEqualTo(0.7f);
    }

    @Test
    void shouldNotTakeATickThatNoModelJudgedAsEvidence() {
        scores(1.5f, 1.5f, 1.5f);
        assertThat(alerts()).extracting(Alert::getState).containsExactly(AlertState.OPEN);
        for (ScoreState state : List.of(ScoreState.NO_MODEL, ScoreState.WARMING_UP)) {
            for (int i = 0; i < 20; i++) {
                process("web-1", score("web-1", state, 0f, null));
            }
        }
        assertThat(alerts()).isEmpty();
        assertThat(incidents.get("web-1|ANOMALY").isOpen()).isTrue();
        scores(0.1f, 0.1f, 0.1f);
        assertThat(alerts()).extracting(Alert::getState).containsExactly(AlertState.UPDATED, AlertState.RESOLVED);
    }

    @Test
    void shouldGiveEveryIncidentOfAFlappingEntityItsOwnId() {
        for (int round = 0; round < 4; round++) {
            scores(2f, 2f, 2f, 0f, 0f, 0f);
        }
        assertThat(alerts())
                .extracting(alert -> alert.getState() + " " + alert.getId())
                .containsExactly(
                        "OPEN web-1|ANOMALY|2026-01-01T12:00:00Z",
                        "RESOLVED web-1|ANOMALY|2026-01-01T12:00:00Z",
                        "OPEN web-1|ANOMALY|2026-01-01T12:01:00Z",
                        "RESOLVED web-1|ANOMALY|2026-01-01T12:01:00Z",
                        "OPEN web-1|ANOMALY|2026-01-01T12:02:00Z",
                        "RESOLVED web-1|ANOMALY|2026-01-01T12:02:00Z",
                        "OPEN web-1|ANOMALY|2026-01-01T12:03:00Z",
                        "RESOLVED web-1|ANOMALY|2026-01-01T12:03:00Z");
    }

    @Test
    void shouldNotOpenAgainAfterARestart() {
        scores(1.5f, 1.5f, 1.5f);
        alerts();
        processor = newProcessor();
        processor.init(context);
        scores(1.5f, 1.5f, 1.5f);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void shouldKeepTheEntitiesApart() {
        scores(1.5f, 1.5f);
        process("web-2", score("web-2", ScoreState.SCORED, 1.5f, null));
        assertThat(alerts()).isEmpty();
    }

    private AlertProcessor newProcessor() {
        return new AlertProcessor(
                new IncidentJudge(new AlertPolicy(new AlertSettings(3, 5, 0.7, 3, 6, 5, List.of())), 10_000), stores);
    }

    private void scores(float... levels) {
        for (float level : levels) {
            process("web-1", score("web-1", ScoreState.SCORED, level, null));
        }
    }

    private void failureScores(float... probabilities) {
        for (float probability : probabilities) {
            process("web-1", score("web-1", ScoreState.SCORED, 0f, probability));
        }
    }

    private Score score(String entity, ScoreState state, float level, @Nullable Float probability) {
        Instant time = START.plusSeconds(10L * tick++);
        return new Score(
                entity,
                time,
                state,
                "shop",
                "v1",
                level,
                1f,
                probability == null
                        ? List.of()
                        : List.of(new FailureRisk(60, 0.1f, 0.9f), new FailureRisk(180, probability, 0.5f)),
                probability == null ? null : 180,
                List.of(CPU),
                List.of(LOAD),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }

    private void process(String key, Score score) {
        processor.process(new Record<>(key, score, score.getTime().toEpochMilli()));
    }

    private List<Alert> alerts() {
        return changes().stream().map(Record::value).toList();
    }

    private List<Record<String, Alert>> changes() {
        List<Record<String, Alert>> changes = new ArrayList<>();
        for (var forward : context.forwarded()) {
            changes.add(new Record<>(
                    forward.record().key(),
                    forward.record().value(),
                    forward.record().timestamp()));
        }
        context.resetForwards();
        return changes;
    }
}
