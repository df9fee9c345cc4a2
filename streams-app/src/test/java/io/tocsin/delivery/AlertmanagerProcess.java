package io.tocsin.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The real Alertmanager, where it is installed: {@code apt-get install prometheus-alertmanager}. It tells a {@link FakeReceiver} of its alerts.
 *
 * <p>Thread-safe.
 */
public final class AlertmanagerProcess implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final FakeReceiver people;
    private final Process process;

    private AlertmanagerProcess(int port, FakeReceiver people, Process process) {
        this.port = port;
        this.people = people;
        this.process = process;
    }

    /** Where it is; none where it is not installed. */
    public static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, "prometheus-alertmanager"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Started and ready. */
    public static AlertmanagerProcess start(Path program, Path directory) throws Exception {
        FakeReceiver people = new FakeReceiver(0);
        Path config = Files.writeString(directory.resolve("alertmanager.yml"), """
                route: {receiver: people, group_by: [alertname, service], group_wait: 1s, group_interval: 1s}
                receivers:
                  - name: people
                    webhook_configs: [{url: '%s', send_resolved: true}]
                """.formatted(people.url()));
        int port = freePort();
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        AlertmanagerProcess started = new AlertmanagerProcess(port, people, process);
        AlertsTopic.await("alertmanager", started::isReady);
        return started;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url() + "/-/ready")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What fires. */
    public JsonNode active() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/api/v2/alerts")).build();
        return new ObjectMapper()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** Every alert of every message that people got so far, with this status. */
    public List<JsonNode> told(String status) {
        List<JsonNode> told = new ArrayList<>();
        people.taken.forEach(message -> message.get("alerts").forEach(told::add));
        return told.stream()
                .filter(alert -> alert.get("status").asText().equals(status))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        people.close();
    }
}
