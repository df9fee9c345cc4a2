package io.tocsin;

import static io.tocsin.TopologyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.alert.Said;
import io.tocsin.alert.Thresholds;
import io.tocsin.names.Names;
import io.tocsin.outcome.Refusal;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackTopologyTest {
    private static final Instant START = NOW.minusSeconds(1_000);
    private static final String HOST = "host-1";

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldActOnFeedbackThroughRestartsAndNeverTwice() {
        try (TopologyFixture topology = new TopologyFixture(stateDirectory, Map.of("alert.limits", "memory>0.95"))) {
            send(topology, 0, 3, 0.98);
            assertThat(topology.alerts()).extracting(Alert::getState).containsExactly(AlertState.OPEN);

            topology.say(Said.acknowledged(HOST, AlertKind.LIMIT, START));
            Alert taken = only(topology.alerts());
            assertThat(taken.getState()).isEqualTo(AlertState.UPDATED);
            assertThat(taken.getAcknowledgedBy()).isEqualTo("ana");

            topology.restart();
            send(topology, 3, 9, 0.98);
            assertThat(only(topology.alerts()).getAcknowledgedBy()).isEqualTo("ana");

            topology.say(Said.falseAlarm(HOST, AlertKind.LIMIT, START));
            Alert ended = only(topology.alerts());
            assertThat(ended.getEnding()).isEqualTo(Ending.FALSE_ALARM);
            assertThat(ended.getAcknowledgedBy()).isEqualTo("ana");
            assertThat(topology.labels())
                    .containsExactly(
                            new Label(HOST, LabelKind.FALSE_ALARM, START, START.plusSeconds(90), "a sale", "ana"));

            topology.restart();
            topology.say(Said.falseAlarm(HOST, AlertKind.LIMIT, START));
            send(topology, 9, 20, 0.98);
            assertThat(topology.alerts())
                    .as("what was dismissed, while it lasts")
                    .isEmpty();
            assertThat(topology.labels()).isEmpty();
            assertThat(topology.deadLetters()).isEmpty();
        }
    }

    @Test
    void shouldMoveBoundariesOnlyOfEntitiesThatPeopleSpokeOf() {
        try (TopologyFixture topology = new TopologyFixture(stateDirectory, Map.of("alert.feedback.step", "1.5"))) {
            topology.say(Said.missed("other", AlertKind.ANOMALY, START, 60));
            topology.say(Said.falseAlarm(HOST, AlertKind.ANOMALY, START));
            assertThat(topology.labels())
                    .extracting(Label::getKind)
                    .containsExactly(LabelKind.ANOMALY, LabelKind.FALSE_ALARM);
            topology.restart();
            topology.say(Said.falseAlarm(HOST, AlertKind.ANOMALY, START));

            assertThat(topology.<Thresholds>store(Names.ALERT_THRESHOLDS_STORE)
                            .get(HOST)
                            .anomaly())
                    .isEqualTo(1.5);
            assertThat(topology.<Thresholds>store(Names.ALERT_THRESHOLDS_STORE)
                            .get("other")
                            .anomaly())
                    .isEqualTo(0.8);
            assertThat(topology.store(Names.ALERT_THRESHOLDS_STORE).get("third"))
                    .isNull();
            assertThat(topology.labels()).isEmpty();
        }
    }

    @Test
    void shouldDeadLetterWhatCannotBeTrueAndGoOn() {
        try (TopologyFixture topology = new TopologyFixture(stateDirectory, Map.of())) {
            Feedback ofAnother = Said.falseAlarm(HOST, AlertKind.ANOMALY, START);
            ofAnother.setEntity("host-2");
            topology.say(ofAnother);
            topology.sayRaw(HOST, new byte[] {1, 2, 3});
            topology.sayRaw("host-2", topology.bytes(Feedback.class, Said.acknowledged(HOST, AlertKind.LIMIT, START)));
            topology.say(Said.missed(HOST, AlertKind.ANOMALY, NOW.plusSeconds(900), 60));
            topology.say(Said.missed(HOST, AlertKind.ANOMALY, START, 60));

            assertThat(topology.deadLetters())
                    .hasSize(4)
                    .extracting(letter -> header(letter, Refusal.CAUSE_HEADER))
                    .containsOnly("bad_feedback");
            assertThat(topology.labels()).hasSize(1);
        }
    }

    /** The test driver does not mind two tasks with a store of one name each; a broker does, and feedback would never meet an incident. */
    @Test
    void shouldMeetTheIncidentsInTheirOwnTask() {
        try (TopologyFixture topology = new TopologyFixture(stateDirectory, Map.of())) {
            List<Set<String>> tasks = topology.topology().describe().subtopologies().stream()
                    .map(part -> part.nodes().stream()
                            .map(TopologyDescription.Node::name)
                            .collect(Collectors.toSet()))
                    .toList();
            assertThat(tasks).hasSize(3);
            assertThat(tasks)
                    .filteredOn(names -> names.contains(Names.ALERT))
                    .singleElement()
                    .satisfies(names -> assertThat(names)
                            .contains(
                                    Names.ALIGN, Names.SHADOW_ALERT, Names.ALERT_FEEDBACK, Names.FEEDBACK_ALERTS_SINK));
        }
    }

    private static String header(TestRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Alert only(List<Alert> alerts) {
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    private static void send(TopologyFixture topology, int from, int to, double memory) {
        for (int tick = from; tick < to; tick++) {
            topology.send(HOST, START.plusSeconds(10L * tick), Map.of("cpu", 0.4, "memory", memory));
        }
    }
}
