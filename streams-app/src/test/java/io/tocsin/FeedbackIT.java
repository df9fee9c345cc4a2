package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cli.CliRun;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import io.tocsin.schemas.serde.AvroSerde;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People talk back to the running system, by the command line. */
class FeedbackIT {
    private static final int FAULT_BEGINS = 30;
    /** The score is smoothed: it takes a while to calm down. */
    private static final int FAULT_AGAIN = 110;

    private static final String ENTITY = WaveSignal.entity(0);

    private final WaveSignal signal = new WaveSignal();

    @TempDir
    Path directory;

    @Test
    void shouldEndWhatIsCalledAFalseAlarmAndRaiseTheBoundaryOnce() throws Exception {
        int port = freePort();
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of("serve.port", Integer.toString(port)))) {
            TopicFollower<Label> labels = labels(system);
            system.start();
            system.putInForce(WaveSignal.model("v1"));
            send(system, 0, 36);
            Alert open = await(system, AlertState.OPEN, 1);
            String name = shownName(system);

            assertThat(cli(system, "ack", name, "--by", "ana").outLines())
                    .containsExactly(
                            "acknowledged " + open.getId() + " by ana", "every message about it names ana from now on");
            assertThat(await(system, AlertState.UPDATED, 1).getAcknowledgedBy()).isEqualTo("ana");
            assertThat(acknowledgeOverHttp(port, open, "eve")).isEqualTo(201);
            assertThat(await(system, AlertState.UPDATED, 2).getAcknowledgedBy()).isEqualTo("eve");

            assertThat(cli(system, "false-alarm", open.getId(), "--by", "ben", "--note", "a drill")
                            .outLines())
                    .contains("boundary of " + ENTITY + " for anomaly rises from 1.00 to 1.20 (times the model's)");
            Alert ended = await(system, AlertState.RESOLVED, 1);
            assertThat(ended.getId()).isEqualTo(open.getId());
            assertThat(ended.getEnding()).isEqualTo(Ending.FALSE_ALARM);
            assertThat(ended.getAcknowledgedBy()).isEqualTo("eve");
            assertThat(cli(system, "false-alarm", name).outLines())
                    .contains("it was said before: nothing follows from it");

            // It calms down, and is off once more.
            send(system, 36, FAULT_AGAIN);
            send(system, FAULT_AGAIN, FAULT_AGAIN + 6);
            Alert next = await(system, AlertState.OPEN, 2);
            assertThat(next.getBoundary()).isEqualTo((float) (1.2 * scoredBoundary(system, next)));
            system.stop();
            assertThat(labels.all())
                    .extracting(record -> record.value())
                    .containsExactly(new Label(
                            ENTITY,
                            LabelKind.FALSE_ALARM,
                            open.getStartedAt(),
                            ended.getResolvedAt().plusSeconds(10),
                            "a drill",
                            "ben"));
            assertThat(system.alerts.all().stream()
                            .filter(record -> record.value().getState() == AlertState.RESOLVED))
                    .hasSize(1);
            assertThat(cli(system, "list").outLines()).hasSize(5);
            assertWrongNamesAreRefused(system, open);
        }
    }

    private static int acknowledgeOverHttp(int port, Alert alert, String by) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/feedback"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"kind\":\"acknowledged\",\"alert\":\"" + alert.getId() + "\",\"by\":\"" + by + "\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void assertWrongNamesAreRefused(RunningSystem system, Alert known) {
        CliRun run = CliRun.of(system.commandLine("feedback", "ack", ENTITY + "|ANOMALY|2020-01-01T00:00:00Z"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no such alert: alert=" + ENTITY).contains("(" + known.getId() + ")");
        CliRun over = CliRun.of(system.commandLine("feedback", "ack", known.getId()));
        assertThat(over.exitCode()).isEqualTo(1);
        assertThat(over.err()).contains("alert is over");
    }

    private static CliRun cli(RunningSystem system, String... command) {
        String[] all = new String[command.length + 1];
        all[0] = "feedback";
        System.arraycopy(command, 0, all, 1, command.length);
        CliRun run = CliRun.of(system.commandLine(all));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run;
    }

    /** The first column of what {@code tocsin alerts} shows. */
    private static String shownName(RunningSystem system) {
        CliRun run = CliRun.of(system.commandLine("alerts", "--open"));
        assertThat(run.outLines()).hasSize(2);
        return run.outLines().get(1).substring(0, 8);
    }

    private static Alert await(RunningSystem system, AlertState state, int count) {
        List<Alert> alerts = system.alerts.await(
                state + " " + count,
                RunningSystem.PATIENCE,
                all -> all.stream().filter(one -> one.getState() == state).count() >= count);
        List<Alert> inState =
                alerts.stream().filter(one -> one.getState() == state).toList();
        return inState.get(inState.size() - 1);
    }

    /** What the model says; it moves a little by itself. */
    private static double scoredBoundary(RunningSystem system, Alert alert) {
        return system.scores.all().stream()
                .map(record -> record.value())
                .filter(score -> score.getTime().equals(alert.getUpdatedAt()))
                .findFirst()
                .orElseThrow()
                .getBoundary();
    }

    private static TopicFollower<Label> labels(RunningSystem system) {
        String topic = system.topics.labels().name();
        return system.closedLast(new TopicFollower<>(
                system.config.kafka().clientConfiguration(),
                topic,
                AvroSerde.underTopicName(Label.class, topic, system.schemas).deserializer()));
    }

    private void send(RunningSystem system, int from, int to) {
        for (int tick = from; tick < to; tick++) {
            boolean faulty = tick >= FAULT_BEGINS && (tick < 36 || tick >= FAULT_AGAIN);
            system.send(signal.sample(0, tick, faulty));
        }
        system.producer.flush();
    }
}
