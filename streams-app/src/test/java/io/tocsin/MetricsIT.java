package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.infrastructure.BrokerConfiguration;
import io.tocsin.demo.infrastructure.EmbeddedBroker;
import io.tocsin.serve.metrics.ScrapedMeters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that runs, as Prometheus and the kubelet see it. */
class MetricsIT {
    private static final Path DASHBOARD = Path.of("..", "ops", "grafana", "tocsin.json");
    private static final Path RULES = Path.of("..", "ops", "prometheus", "rules.yml");
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    private static final int ENTITIES = 3;
    /** Less than any request to a broker may take until it is given up. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void shouldExportWhatDashboardAndRulesAskForAndNothingThatThePageDoesNotTell() throws Exception {
        int port = PrometheusStack.freePort();
        Map<String, String> settings = Map.of(
                "serve.port",
                Integer.toString(port),
                "metrics.entities",
                WaveSignal.entity(0),
                "alert.limits",
                "wave.first>1",
                "deliver.receivers",
                "webhook",
                "deliver.webhook.url",
                "http://127.0.0.1:" + PrometheusStack.freePort() + "/");
        try (RunningSystem system = RunningSystem.prepare(directory.resolve("state"), settings)) {
            system.start(ScrapedMeters.create());
            RunningSystem.await("ready", () -> send(port, "/readyz").statusCode() == 200);
            assertThat(send(port, "/startupz").body()).isEqualTo("ok\n");
            assertThat(send(port, "/livez").body()).isEqualTo("ok\n");
            assertThat(send(port, "/readyz?verbose").body()).contains("[+]models ok: none is deployed");
            letEverythingHappen(system, port);
            RunningSystem.await(
                    "what the page tells of Kafka",
                    () -> scrape(port).kafkaList().equals(part("kafka")) || Boolean.getBoolean("tocsin.regenerate"));
            ScrapedText scraped = scrape(port);
            assertThat(missing(Queries.namesInRules(RULES), scraped)).isEmpty();
            assertThat(missing(Queries.namesInDashboard(DASHBOARD), scraped)).isEmpty();
            assertThat(Queries.namesInDashboard(DASHBOARD)).hasSizeGreaterThan(50);
            assertPage(scraped);
            assertThat(send(port, "/metrics").body())
                    .contains("tocsin_models_swap_seconds_count 1\n")
                    .contains("tocsin_model_in_force{model=\"wave\",role=\"champion\",version=\"v1\"} 1.0\n")
                    .contains("tocsin_serve_points_total{protocol=\"otlp\"} 1.0\n")
                    .containsPattern("tocsin_alerts_total\\{kind=\"limit\",state=\"open\"} 3\\.0\n");
            assertThat(scraped.samples()).as("series of an instance").isLessThan(600);
            assertThat(send(port, "/readyz?verbose").body()).contains("[+]models ok: 1 deployed");
        }
    }

    @Test
    void shouldAnswerAtOnceAndLiveWhileTheBrokerIsAway() throws Exception {
        Path data = Files.createDirectories(directory.resolve("broker"));
        int port = PrometheusStack.freePort();
        EmbeddedBroker broker = EmbeddedBroker.start(data);
        Map<String, String> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "serve.port", Integer.toString(port));
        try (RunningSystem system = RunningSystem.prepare(directory.resolve("state"), settings)) {
            system.start(ScrapedMeters.create());
            RunningSystem.await("ready", () -> send(port, "/readyz").statusCode() == 200);
            broker.close();
            RunningSystem.await("trouble", () -> send(port, "/metrics").body().contains("tocsin_models_readable 0.0"));
            for (String path : List.of("/livez", "/readyz", "/startupz")) {
                HttpResponse<String> answer =
                        http.send(request(port, path).timeout(AT_ONCE).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
            }
            int brokerPort = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
            broker = EmbeddedBroker.start(data, BrokerConfiguration.onPort(brokerPort));
        } finally {
            broker.close();
        }
    }

    /** Some meters are there from the first time on that what they count has happened. */
    private void letEverythingHappen(RunningSystem system, int port) throws Exception {
        WaveSignal signal = new WaveSignal();
        for (int tick = 0; tick < 10; tick++) {
            system.sendTick(signal, ENTITIES, tick, false);
        }
        awaitName("tocsin_deliver_failures_total", port);
        assertThat(push(port).statusCode()).isEqualTo(200);
        system.putInForce(WaveSignal.model("v1"));
        for (int tick = 10; tick < 40; tick++) {
            system.sendTick(signal, ENTITIES, tick, false);
        }
        awaitName("yhat", port);
        awaitName("kafka_consumer_fetch_manager_records_lag", port);
    }

    private void awaitName(String name, int port) throws InterruptedException {
        RunningSystem.await(name, () -> scrape(port).names().contains(name));
    }

    private static Set<String> missing(Set<String> wanted, ScrapedText scraped) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(scraped.names());
        return missing;
    }

    private static void assertPage(ScrapedText scraped) throws IOException {
        String page = Files.readString(PAGE);
        String generated = replaced(replaced(page, "meters", scraped.table()), "kafka", scraped.kafkaList());
        if (Boolean.getBoolean("tocsin.regenerate")) {
            Files.writeString(PAGE, generated);
            return;
        }
        assertThat(page)
                .as("docs/metrics.md is stale; make it anew with: mvn -pl streams-app -am verify -Dtest=NoSuch"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=MetricsIT"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false -Dtocsin.regenerate=true")
                .isEqualTo(generated);
    }

    private static String begin(String part) {
        return "<!-- generated: " + part + " -->\n";
    }

    private static String end(String part) {
        return "<!-- end: " + part + " -->\n";
    }

    private static String replaced(String page, String part, String text) {
        int from = page.indexOf(begin(part)) + begin(part).length();
        return page.substring(0, from) + text + page.substring(page.indexOf(end(part), from));
    }

    private static String part(String part) {
        try {
            String page = Files.readString(PAGE);
            int from = page.indexOf(begin(part)) + begin(part).length();
            return page.substring(from, page.indexOf(end(part), from));
        } catch (IOException e) {
            throw new IllegalStateException("page cannot be read: page=" + PAGE, e);
        }
    }

    private ScrapedText scrape(int port) {
        return new ScrapedText(send(port, "/metrics").body());
    }

    private HttpResponse<String> push(int port) throws Exception {
        String body = """
                {"resourceMetrics":[{
                  "resource":{"attributes":[{"key":"host.name","value":{"stringValue":"pushed"}}]},
                  "scopeMetrics":[{"metrics":[{"name":"queue.length",
                    "gauge":{"dataPoints":[{"timeUnixNano":"%d000000","asDouble":3}]}}]}]}]}
                """.formatted(System.currentTimeMillis());
        return http.send(
                request(port, "/v1/metrics")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(int port, String path) {
        try {
            return http.send(request(port, path).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException("no answer: path=" + path, e);
        }
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }
}
