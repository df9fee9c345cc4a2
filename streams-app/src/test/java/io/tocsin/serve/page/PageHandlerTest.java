package io.tocsin.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.serve.http.HttpServer;
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
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageHandlerTest {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        TocsinConfig config = TocsinConfig.of(Map.of("serve.port", Integer.toString(port)));
        server = new HttpServer(config.serve(), Map.of(PageHandler.PATHS, new PageHandler()));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=utf-8",
        "/index.html, text/html;charset=utf-8",
        "/uplot/uPlot.esm.js, text/javascript;charset=utf-8",
        "/uplot/uPlot.min.css, text/css;charset=utf-8",
        "/uplot/LICENSE.txt, text/plain;charset=utf-8"
    })
    void shouldServeItsFilesAsWhatTheyAre(String path, String contentType) throws Exception {
        HttpResponse<byte[]> answer = send(request(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(contentType);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                                + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.body()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/PageHandler.class",
                "/package-info.class",
                "/uplot",
                "/uplot/",
                "/index.html/",
                "/logback.xml",
                "/%2e%2e/api/openapi.yaml",
                "/INDEX.HTML"
            })
    void shouldHaveNothingElse(String path) throws Exception {
        HttpResponse<byte[]> answer = send(request(path));

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void shouldSendAFileAgainOnlyWhenItIsAnother() throws Exception {
        String tag = send(request("/")).headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> same = send(request("/").header("If-None-Match", tag));
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(send(request("/").header("If-None-Match", "\"other\", " + tag))
                        .statusCode())
                .isEqualTo(304);
        assertThat(send(request("/").header("If-None-Match", "\"other\"")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldPackForThoseWhoUnpack() throws Exception {
        byte[] plain = send(request("/uplot/uPlot.esm.js")).body();
        HttpResponse<byte[]> packed = send(request("/uplot/uPlot.esm.js").header("Accept-Encoding", "gzip, br"));

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(packed.body().length).isLessThan(plain.length / 2);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain);
        }
        assertThat(new String(plain, StandardCharsets.UTF_8)).contains("export { uPlot as default }", "v1.6.32");
    }

    @Test
    void shouldAnswerHeadWithoutABodyAndNothingButLooking() throws Exception {
        HttpResponse<byte[]> head = send(request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isPresent();

        HttpResponse<byte[]> post = send(request("/").POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD");
    }
}
