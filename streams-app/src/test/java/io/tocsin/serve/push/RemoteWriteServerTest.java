package io.tocsin.serve.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Sample;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RemoteWriteServerTest {
    private static final long TIME_MS = 1_700_000_000_000L;
    private static final String VERSION_2 = "application/x-protobuf;proto=io.prometheus.write.v2.Request";

    @Test
    void shouldAnswerWhenKafkaHasEverySampleAndNoSooner() throws Exception {
        try (ServerFixture server = new ServerFixture(false, Map.of())) {
            CompletableFuture<HttpResponse<byte[]>> answer =
                    server.sendAsync(server.write(WriteRequest.version1("web-1", TIME_MS, 3)));
            ServerFixture.await("a sample", () -> server.kafka.history().size() == 1);
            assertThat(answer).isNotDone();
            server.kafka.completeNext();
            assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
            ProducerRecord<String, Sample> record = server.kafka.history().get(0);
            assertThat(record.key()).isEqualTo("web-1");
            assertThat(record.value().getTime()).isEqualTo(Instant.ofEpochMilli(TIME_MS));
            assertThat(record.value().getMetrics())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("shop_gauge_0", 0.0, "shop_gauge_1", 1.0, "shop_gauge_2", 2.0));
            assertThat(server.gauge("tocsin.serve.inflight.requests")).isZero();
            assertThat(server.gauge("tocsin.serve.inflight.bytes")).isZero();
            assertThat(server.requests("taken")).isEqualTo(1);
        }
    }

    @Test
    void shouldTellASenderOfVersion2HowMuchIsWritten() throws Exception {
        try (ServerFixture server = new ServerFixture(true, Map.of())) {
            HttpResponse<byte[]> answer = server.send(server.write(VERSION_2, WriteRequest.version2("web-1", TIME_MS)));
            assertThat(answer.statusCode()).isEqualTo(204);
            assertWritten(answer, "1", "1");
            assertThat(server.kafka.history().get(0).value().getMetrics()).containsEntry("shop_queue", 7.0);

            HttpResponse<byte[]> refused = server.send(server.write(VERSION_2, new byte[] {9, 9, 9}));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertWritten(refused, "0", "0");
        }
    }

    private static void assertWritten(HttpResponse<?> answer, String samples, String histograms) {
        assertThat(answer.headers().firstValue("X-Prometheus-Remote-Write-Samples-Written"))
                .contains(samples);
        assertThat(answer.headers().firstValue("X-Prometheus-Remote-Write-Histograms-Written"))
                .contains(histograms);
        assertThat(answer.headers().firstValue("X-Prometheus-Remote-Write-Exemplars-Written"))
                .contains("0");
    }

    @Test
    void shouldSayWhatIsWrongWithARequestThatWillNeverBeGood() throws Exception {
        Map<String, String> small = Map.of("serve.request.bytes.max", "20000", "serve.request.points.max", "50");
        byte[] good = WriteRequest.version1("web-1", TIME_MS, 3);
        try (ServerFixture server = new ServerFixture(true, small)) {
            assertRefused(server, server.write(new byte[] {1, 2, 3}), 400, "snappy");
            assertRefused(server, server.write(WriteRequest.bomb(1_000_000)), 413, "at most 20000 bytes a request");
            assertRefused(server, server.write(WriteRequest.bomb(100_000)), 400, "at most 20000 bytes a record");
            assertRefused(server, server.write(new byte[30_000]), 413, "bytes=30000");
            assertRefused(server, server.write(WriteRequest.version1("web-1", TIME_MS, 51)), 400, "at most 50 points");
            assertRefused(server, server.write("text/plain", good), 415, "Content-Type=text/plain");
            assertRefused(server, server.write("application/x-protobuf;proto=other", good), 415, "proto=other");
            HttpRequest plain = server.request(RemoteWrite.PATH)
                    .header("Content-Type", "application/x-protobuf")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(good))
                    .build();
            assertRefused(server, plain, 415, "Content-Encoding=identity");
            assertRefused(server, server.request(RemoteWrite.PATH).GET().build(), 405, "POST");
            assertThat(server.send(server.request("/nothing").GET().build()).statusCode())
                    .isEqualTo(404);
            assertThat(server.send(server.write(good)).statusCode()).isEqualTo(204);
            assertThat(server.kafka.history()).hasSize(1);
        }
    }

    /** Text, and one line of it. */
    private static void assertRefused(ServerFixture server, HttpRequest request, int status, String line)
            throws Exception {
        HttpResponse<byte[]> answer = server.send(request);
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(body.strip()).contains(line).doesNotContain("\n");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void shouldAskToComeAgainWhileKafkaIsAwayAndTakeAgainWhenItIsBack() throws Exception {
        try (ServerFixture server = new ServerFixture(false, Map.of())) {
            HttpRequest request = server.write(WriteRequest.version1("web-1", TIME_MS, 1));
            CompletableFuture<HttpResponse<byte[]>> first = server.sendAsync(request);
            ServerFixture.await("a sample", () -> server.kafka.history().size() == 1);
            server.kafka.errorNext(new TimeoutException("no answer"));
            assertThat(first.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
            assertThat(first.get().headers().firstValue("Retry-After")).contains("2");

            assertThat(server.gauge("tocsin.serve.kafka.away")).isEqualTo(1);

            CompletableFuture<HttpResponse<byte[]>> probe = sendUntilLetThrough(server, request);
            server.kafka.completeNext();
            assertThat(probe.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
            assertThat(server.gauge("tocsin.serve.kafka.away")).isZero();
        }
    }

    private static CompletableFuture<HttpResponse<byte[]>> sendUntilLetThrough(
            ServerFixture server, HttpRequest request) throws InterruptedException {
        while (true) {
            CompletableFuture<HttpResponse<byte[]>> answer = server.sendAsync(request);
            ServerFixture.await(
                    "an answer or a sample",
                    () -> answer.isDone() || server.kafka.history().size() == 2);
            if (server.kafka.history().size() == 2) {
                return answer;
            }
            assertThat(answer.join().statusCode()).isEqualTo(503);
        }
    }

    @Test
    void shouldNotAskToComeAgainWithASampleThatIsTooLargeForKafka() throws Exception {
        try (ServerFixture server = new ServerFixture(false, Map.of())) {
            CompletableFuture<HttpResponse<byte[]>> answer =
                    server.sendAsync(server.write(WriteRequest.version1("web-1", TIME_MS, 1)));
            ServerFixture.await("a sample", () -> server.kafka.history().size() == 1);
            server.kafka.errorNext(new RecordTooLargeException("2000000 bytes"));
            assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(413);
            assertThat(server.gauge("tocsin.serve.kafka.away")).isZero();
        }
    }

    @Test
    void shouldGoOnAfterTwoThousandBrokenRequests() throws Exception {
        long seed = 20_260_101;
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] good = {WriteRequest.version1("web-1", TIME_MS, 5), WriteRequest.version2("web-1", TIME_MS)};
        try (ServerFixture server = new ServerFixture(true, Map.of())) {
            int refused = 0;
            for (int i = 0; i < 2_000; i++) {
                byte[] body = good[random.nextInt(2)].clone();
                for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                    body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
                }
                int status = server.send(
                                server.write(random.nextBoolean() ? VERSION_2 : "application/x-protobuf", body))
                        .statusCode();
                assertThat(status).as("seed=%d request=%d", seed, i).isIn(204, 400);
                refused += status == 400 ? 1 : 0;
            }
            assertThat(refused).as("seed=%d", seed).isGreaterThan(200);
            assertThat(server.send(server.write(good[0])).statusCode()).isEqualTo(204);
            assertThat(server.gauge("tocsin.serve.inflight.requests")).isZero();
        }
    }
}
