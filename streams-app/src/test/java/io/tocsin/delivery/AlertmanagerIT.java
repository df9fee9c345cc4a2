package io.tocsin.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.schemas.AlertState;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real Alertmanager, where it is installed: {@code apt-get install prometheus-alertmanager}. */
// What delivers is there to be closed; nobody asks it anything.
@SuppressWarnings("try")
class AlertmanagerIT {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void shouldShowOneAlertAnIncidentWithItsStartAndEndThroughARestart() throws Exception {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "prometheus-alertmanager is not on the PATH");
        Instant onset = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(400);
        try (FakeReceiver people = new FakeReceiver(0)) {
            int port = freePort();
            String url = "http://127.0.0.1:" + port;
            Process alertmanager = start(program.orElseThrow(), port, people.url());
            try (AlertsTopic alerts = new AlertsTopic(Map.of(
                    "deliver.receivers", "alertmanager",
                    "deliver.alertmanager.url", url,
                    "deliver.backoff.ms", "100",
                    "deliver.resend.interval.ms", "1000"))) {
                try (Delivery delivery = alerts.start()) {
                    alerts.publish(SampleAlerts.failure("cart-1", onset, AlertState.OPEN));
                    alerts.publish(SampleAlerts.failure("cart-1", onset, AlertState.RESOLVED));
                    alerts.publish(SampleAlerts.failure("shop-1", onset, AlertState.OPEN));
                    AlertsTopic.await("the alert", () -> active(url).size() == 1);
                }
                alerts.publish(SampleAlerts.failure("shop-1", onset, AlertState.UPDATED));
                try (Delivery restarted = alerts.start()) {
                    AlertsTopic.await(
                            "a repetition",
                            () -> alerts.meters
                                            .get("tocsin.deliver.messages")
                                            .counter()
                                            .count()
                                    >= 2);
                    assertThat(active(url)).hasSize(1);
                    JsonNode alert = active(url).get(0);
                    assertThat(Instant.parse(alert.get("startsAt").asText())).isEqualTo(onset);
                    assertThat(alert.at("/labels/entity").asText()).isEqualTo("shop-1");
                    assertThat(alert.at("/annotations/version").asText()).isEqualTo("v7");
                    alerts.publish(SampleAlerts.failure("shop-1", onset, AlertState.RESOLVED));
                    AlertsTopic.await("the end", () -> active(url).isEmpty());
                    AlertsTopic.await(
                            "the end at people",
                            () -> resolved(people, "shop-1").isPresent());
                }
                JsonNode end = resolved(people, "shop-1").orElseThrow();
                assertThat(Instant.parse(end.get("startsAt").asText())).isEqualTo(onset);
                assertThat(Instant.parse(end.get("endsAt").asText())).isEqualTo(onset.plusSeconds(300));
            } finally {
                alertmanager.destroy();
                alertmanager.waitFor();
            }
        }
    }

    private static Optional<JsonNode> resolved(FakeReceiver people, String entity) {
        return people.taken.stream()
                .flatMap(message -> stream(message.get("alerts")))
                .filter(alert -> alert.get("status").asText().equals("resolved"))
                .filter(alert -> alert.at("/labels/entity").asText().equals(entity))
                .findFirst();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements.stream();
    }

    private JsonNode active(String url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/v2/alerts")).build();
        return new ObjectMapper()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private Process start(Path program, int port, String people) throws Exception {
        Path config = Files.writeString(directory.resolve("alertmanager.yml"), """
                route: {receiver: people, group_by: [alertname, service], group_wait: 1s, group_interval: 1s}
                receivers:
                  - name: people
                    webhook_configs: [{url: '%s', send_resolved: true}]
                """.formatted(people));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        AlertsTopic.await("alertmanager", () -> isReady(port));
        return process;
    }

    private boolean isReady(int port) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/-/ready"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "prometheus-alertmanager"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
