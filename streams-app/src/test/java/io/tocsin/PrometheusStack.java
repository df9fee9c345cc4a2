package io.tocsin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Debian's node-exporter, Prometheus and Alertmanager with the files of {@code ops/prometheus}, on free ports of the loopback address. Confined to
 * one thread.
 */
final class PrometheusStack implements AutoCloseable {
    static final String PROMETHEUS = "prometheus";
    static final String NODE_EXPORTER = "prometheus-node-exporter";
    static final String ALERTMANAGER = "prometheus-alertmanager";

    /** What Alertmanager sent to people. */
    final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    private final Path directory;
    private final Path textfiles;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Deque<Process> processes = new ArrayDeque<>();
    private final HttpServer people;
    private int prometheusPort;
    private int alertmanagerPort;

    PrometheusStack(Path directory) throws IOException {
        this.directory = directory;
        this.textfiles = Files.createDirectories(directory.resolve("textfiles"));
        this.people = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        people.createContext("/hook", exchange -> {
            messages.add(json.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        people.start();
    }

    /** Those of the programs that are not on the PATH. */
    static List<String> missing() {
        return Stream.of(PROMETHEUS, NODE_EXPORTER, ALERTMANAGER)
                .filter(program -> find(program).isEmpty())
                .toList();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What the machine says from the next scrape on. */
    void gauge(String name, double value) throws IOException {
        Path part =
                Files.writeString(textfiles.resolve("part"), "# TYPE " + name + " gauge\n" + name + " " + value + "\n");
        Files.move(part, textfiles.resolve(name + ".prom"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Scrapes every second, and writes to the port. */
    void startPrometheus(int tocsinPort) throws Exception {
        int exporterPort = freePort();
        start(
                NODE_EXPORTER,
                "--collector.disable-defaults",
                "--collector.textfile",
                "--collector.textfile.directory=" + textfiles,
                "--collector.loadavg",
                "--collector.cpu",
                "--collector.meminfo",
                "--web.listen-address=127.0.0.1:" + exporterPort);
        prometheusPort = freePort();
        Path config = example(
                "prometheus.yml",
                Map.of(
                        "scrape_interval: 10s", "scrape_interval: 1s",
                        "localhost:9100", "127.0.0.1:" + exporterPort,
                        "localhost:4318", "127.0.0.1:" + tocsinPort));
        start(
                PROMETHEUS,
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("tsdb"),
                // At the end of a test nobody takes what it still has.
                "--storage.remote.flush-deadline=100ms",
                "--web.listen-address=127.0.0.1:" + prometheusPort);
        RunningSystem.await("prometheus", () -> isReady(prometheusPort));
    }

    /** The URL that alerts are delivered to. */
    String startAlertmanager() throws Exception {
        alertmanagerPort = freePort();
        Path config = example(
                "alertmanager.yml",
                Map.of(
                        "group_wait: 10s",
                        "group_wait: 1s",
                        "group_interval: 1m",
                        "group_interval: 1s",
                        "localhost:9095",
                        "127.0.0.1:" + people.getAddress().getPort()));
        start(
                ALERTMANAGER,
                "--config.file=" + config,
                "--storage.path=" + directory.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + alertmanagerPort,
                "--cluster.listen-address=");
        RunningSystem.await("alertmanager", () -> isReady(alertmanagerPort));
        return "http://127.0.0.1:" + alertmanagerPort;
    }

    /** The alerts that Alertmanager holds for active. */
    List<JsonNode> alerts() {
        return list(get("http://127.0.0.1:" + alertmanagerPort + "/api/v2/alerts"));
    }

    /** The end of the first alert that people were told is over. */
    Optional<JsonNode> resolved() {
        return messages.stream()
                .flatMap(message -> list(message.get("alerts")).stream())
                .filter(alert -> alert.get("status").asText().equals("resolved"))
                .findFirst();
    }

    /** What Prometheus scraped of a metric, by milliseconds of the epoch. */
    SortedMap<Long, Double> scraped(String metric) {
        String query = URLEncoder.encode(metric + "[10m]", StandardCharsets.UTF_8);
        JsonNode answer = get("http://127.0.0.1:" + prometheusPort + "/api/v1/query?query=" + query);
        SortedMap<Long, Double> values = new TreeMap<>();
        for (JsonNode series : answer.at("/data/result")) {
            for (JsonNode value : series.get("values")) {
                values.put(
                        Math.round(value.get(0).asDouble() * 1_000),
                        value.get(1).asDouble());
            }
        }
        return values;
    }

    private Path example(String name, Map<String, String> changes) throws IOException {
        String text = Files.readString(Path.of("..", "ops", "prometheus", name));
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (!text.contains(change.getKey())) {
                throw new IllegalStateException("example has changed: name=" + name + " text=" + change.getKey());
            }
            text = text.replace(change.getKey(), change.getValue());
        }
        return Files.writeString(directory.resolve(name), text);
    }

    private void start(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(find(program).orElseThrow().toString());
        command.addAll(List.of(arguments));
        processes.push(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(program + ".log").toFile())
                .start());
    }

    private boolean isReady(int port) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/-/ready"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("test was interrupted", e);
        }
    }

    private JsonNode get(String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return json.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no answer: url=" + url, e);
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
        people.stop(0);
    }
}
