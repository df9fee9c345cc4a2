package io.tocsin.serve.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tocsin.config.TocsinConfig;
import io.tocsin.runtime.StreamsPhase;
import io.tocsin.runtime.StreamsReading;
import io.tocsin.serve.http.HttpServer;
import io.tocsin.serve.probe.ProbeHandler;
import io.tocsin.serve.probe.Probes;
import io.tocsin.serve.probe.Vitals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.server.Handler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
    private final PrometheusMeterRegistry meters = ScrapedMeters.create();
    private final HttpClient http = HttpClient.newHttpClient();
    private Vitals vitals = new Vitals(new StreamsReading(StreamsPhase.RUNNING, 2, 100, 0, 0, 0), true, true, true, 1);
    private int port;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Map<String, Handler> handlers = new HashMap<>(ProbeHandler.of(new Probes(() -> vitals, System::nanoTime)));
        handlers.put(MetricsHandler.PATH, new MetricsHandler(meters));
        server = new HttpServer(TocsinConfig.of(Map.of("serve.port", "" + port)).serve(), handlers);
        server.start();
        Counter.builder("tocsin.test.things")
                .description("Things that were counted")
                .register(meters)
                .increment(3);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<byte[]> send(String path, String method, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldAnswerInTheTextOfPrometheusWhenNothingElseIsAskedFor() throws Exception {
        HttpResponse<byte[]> response = send("/metrics", "GET");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(text(response)).isEqualTo("""
                        # HELP tocsin_test_things_total Things that were counted
                        # TYPE tocsin_test_things_total counter
                        tocsin_test_things_total 3.0
                        """);
    }

    @Test
    void shouldAnswerInOpenMetricsToWhoPrefersIt() throws Exception {
        HttpResponse<byte[]> response = send(
                "/metrics",
                "GET",
                "Accept",
                "text/plain;version=0.0.4;q=0.3,application/openmetrics-text;q=0.5,*/*;q=0.1");
        assertThat(header(response, "Content-Type"))
                .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(text(response))
                .contains("# TYPE tocsin_test_things counter", "tocsin_test_things_total 3.0")
                .endsWith("# EOF\n");
    }

    @Test
    void shouldAnswerABrowserInText() throws Exception {
        HttpResponse<byte[]> response = send("/metrics", "GET", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(header(response, "Content-Type")).startsWith("text/plain; version=0.0.4");
    }

    @Test
    void shouldPackWhereThatIsUnderstood() throws Exception {
        HttpResponse<byte[]> response = send("/metrics", "GET", "Accept-Encoding", "gzip");
        assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8)).contains("tocsin_test_things_total 3.0");
    }

    @Test
    void shouldTakeNothingButQuestions() throws Exception {
        for (String path : new String[] {"/metrics", "/livez", "/readyz", "/startupz"}) {
            HttpResponse<byte[]> response = send(path, "POST");
            assertThat(response.statusCode()).as(path).isEqualTo(405);
            assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
            assertThat(send(path, "HEAD").statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void shouldLeaveOutWhatKafkaCountsOfEachNodeAndStore() throws Exception {
        Gauge.builder("kafka.stream.state.put.rate", () -> 1).register(meters);
        Gauge.builder("kafka.consumer.fetch.manager.records.lag", () -> 7).register(meters);
        assertThat(text(send("/metrics", "GET")))
                .contains("kafka_consumer_fetch_manager_records_lag 7.0")
                .doesNotContain("put_rate");
    }

    @Test
    void shouldTellOfTheStreamsUnderNamesThatDoNotChange() throws Exception {
        InstanceMeters.bindStreams(() -> new StreamsReading(StreamsPhase.REBALANCING, 2, 100, 12, 3, 4_096), meters);
        assertThat(text(send("/metrics", "GET")))
                .contains("tocsin_streams_state{state=\"rebalancing\"} 1.0")
                .contains("tocsin_streams_state{state=\"running\"} 0.0")
                .contains("tocsin_streams_threads_alive 2.0")
                .contains("tocsin_streams_lag 12.0")
                .contains("tocsin_streams_poll_age_seconds 3.0")
                .contains("tocsin_rocksdb_memory_bytes 4096.0");
    }

    @Test
    void shouldAnswerProbesByStatusAndInWordsWhenAskedTo() throws Exception {
        assertThat(text(send("/livez", "GET"))).isEqualTo("ok\n");
        assertThat(text(send("/readyz?verbose", "GET"))).contains("[+]streams ok: running", "readyz check passed");
        vitals = new Vitals(new StreamsReading(StreamsPhase.FAILED, 0, 0, 0, 0, 0), true, true, true, 0);
        for (String path : new String[] {"/livez", "/readyz"}) {
            HttpResponse<byte[]> response = send(path, "GET");
            assertThat(response.statusCode()).as(path).isEqualTo(503);
            assertThat(text(response)).contains("[-]streams failed: failed");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        }
        assertThat(send("/startupz", "GET").statusCode()).isEqualTo(200);
    }
}
