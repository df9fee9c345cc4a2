package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.serve.metrics.ScrapedMeters;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that runs, as Prometheus and the kubelet see it. */
class MetricsIT {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void shouldBeReadyAndExportMetersOfItsOwnOfKafkaAndOfTheJvm() throws Exception {
        int port = PrometheusStack.freePort();
        Map<String, String> settings = Map.of("serve.port", Integer.toString(port));
        try (RunningSystem system = RunningSystem.prepare(directory.resolve("state"), settings)) {
            system.start(ScrapedMeters.create());
            RunningSystem.await("ready", () -> status(port, "/readyz") == 200);
            assertThat(status(port, "/startupz")).isEqualTo(200);
            assertThat(status(port, "/livez")).isEqualTo(200);
            RunningSystem.await("kafka", () -> get(port, "/metrics").contains("kafka_consumer_fetch"));
            assertThat(get(port, "/metrics")).contains("tocsin_streams_lag", "jvm_memory_used_bytes");
        }
    }

    private int status(int port, String path) {
        return send(port, path).statusCode();
    }

    private String get(int port, String path) {
        return send(port, path).body();
    }

    private HttpResponse<String> send(int port, String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException("no answer: path=" + path, e);
        }
    }
}
