package io.tocsin.serve.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackPressureTest {
    private static final long TIME_MS = 1_700_000_000_000L;

    @Test
    void shouldHoldNoMoreThanItsBudgetAndAskTheOthersToComeAgain() throws Exception {
        byte[] body = WriteRequest.version1("web-1", TIME_MS, 5_000);
        Map<String, String> settings = Map.of(
                "serve.ingest.inflight.bytes.max",
                Integer.toString(10 * body.length + 10),
                "serve.request.bytes.max",
                Integer.toString(10 * body.length + 10));
        try (ServerFixture server = new ServerFixture(false, settings)) {
            List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                answers.add(server.sendAsync(server.write(body)));
            }
            ServerFixture.await(
                    "all but ten answers",
                    () -> answers.stream().filter(CompletableFuture::isDone).count() == 50);
            assertThat(server.gauge("tocsin.serve.inflight.requests")).isEqualTo(10);
            assertThat(server.gauge("tocsin.serve.inflight.bytes")).isEqualTo(10.0 * body.length);
            for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
                if (answer.isDone()) {
                    // 503 once Kafka has said nothing for two seconds, as it does here on a slow machine.
                    assertThat(answer.get().statusCode()).isIn(429, 503);
                    assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
                }
            }
            ServerFixture.await("samples", () -> server.kafka.history().size() == 10);
            while (server.kafka.completeNext()) {
                // Each of the ten.
            }
            for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
                assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isIn(204, 429, 503);
            }
            assertThat(server.requests("taken")).isEqualTo(10);
            assertThat(server.requests("busy")).isPositive();
            assertThat(server.gauge("tocsin.serve.inflight.bytes")).isZero();
        }
    }

    @Test
    void shouldCutABodyThatComesTooSlowly() throws Exception {
        try (ServerFixture server = new ServerFixture(true, Map.of("serve.request.timeout.ms", "500"));
                Socket slow = server.connect()) {
            slow.getOutputStream().write(head("Content-Length: 1000"));
            drip(slow);
            assertThat(readAll(slow)).startsWith("HTTP/1.1 503").contains("body must come within 500 ms");
            assertThat(server.requests("slow")).isEqualTo(1);
            assertThat(server.gauge("tocsin.serve.inflight.requests")).isZero();
            assertThat(server.send(server.write(WriteRequest.version1("web-1", TIME_MS, 1)))
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void shouldCutHeadersThatComeTooSlowly() throws Exception {
        try (ServerFixture server = new ServerFixture(true, Map.of("serve.request.timeout.ms", "500"));
                Socket slow = server.connect()) {
            slow.getOutputStream().write("POST /api/v1/write HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
            drip(slow);
            assertThat(readAll(slow)).isEmpty();
        }
    }

    private static byte[] head(String length) {
        String head = String.join(
                "\r\n",
                "POST /api/v1/write HTTP/1.1",
                "Host: x",
                "Content-Type: application/x-protobuf",
                "Content-Encoding: snappy",
                length,
                "\r\n");
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    /** A byte now and then, until the other side has had enough. */
    private static void drip(Socket socket) throws InterruptedException {
        long end = System.nanoTime() + ServerFixture.PATIENCE.toNanos();
        try {
            OutputStream output = socket.getOutputStream();
            while (System.nanoTime() < end && socket.getInputStream().available() == 0) {
                output.write('a');
                output.flush();
                Thread.sleep(50);
            }
        } catch (IOException cut) {
            assertThat(cut).isNotNull();
        }
    }

    /** Until the other side closes, which may be without a word. */
    private static String readAll(Socket socket) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void shouldRefuseABodyWithoutLengthThatIsTooLong() throws Exception {
        try (ServerFixture server = new ServerFixture(true, Map.of("serve.request.bytes.max", "2048"));
                Socket socket = server.connect()) {
            OutputStream output = socket.getOutputStream();
            output.write(head("Transfer-Encoding: chunked"));
            output.write("1000\r\n".getBytes(StandardCharsets.US_ASCII));
            output.write(new byte[4096]);
            output.flush();
            assertThat(readAll(socket)).startsWith("HTTP/1.1 413").contains("at most 2048 bytes a request");
            assertThat(server.gauge("tocsin.serve.inflight.bytes")).isZero();
        }
    }

    @Test
    void shouldAnswerSoonWhereThereIsNoKafkaAtAll() throws Exception {
        TocsinConfig config = TocsinConfig.of(Map.of("bootstrap.servers", "127.0.0.1:1"));
        SampleWriter nowhere =
                new SampleWriter(config, new Topics("", 1), SchemaRegistry.connect("http://127.0.0.1:1", Map.of()));
        try (ServerFixture server = new ServerFixture(nowhere, Map.of())) {
            for (int i = 0; i < 5; i++) {
                HttpResponse<byte[]> answer = server.sendAsync(server.write(WriteRequest.version1("web-1", TIME_MS, 1)))
                        .get(5, TimeUnit.SECONDS);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            }
            assertThat(server.requests("away")).isEqualTo(5);
            assertThat(server.gauge("tocsin.serve.inflight.requests")).isZero();
        }
    }

    @Test
    void shouldAnswerWhatIsUnderWayBeforeItStops() throws Exception {
        CompletableFuture<HttpResponse<byte[]>> answer;
        Thread stopping;
        ServerFixture server = new ServerFixture(false, Map.of());
        answer = server.sendAsync(server.write(WriteRequest.version1("web-1", TIME_MS, 1)));
        ServerFixture.await("a sample", () -> server.kafka.history().size() == 1);
        stopping = new Thread(server::close);
        stopping.start();
        ServerFixture.await("no new connections", () -> !accepts(server));
        assertThat(answer).isNotDone();
        server.kafka.completeNext();
        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
        stopping.join(TimeUnit.SECONDS.toMillis(10));
        assertThat(stopping.isAlive()).isFalse();
        assertThat(server.kafka.closed()).isTrue();
    }

    private static boolean accepts(ServerFixture server) {
        try (Socket socket = server.connect()) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
