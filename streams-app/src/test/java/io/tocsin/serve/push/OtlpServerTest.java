package io.tocsin.serve.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import io.tocsin.schemas.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OtlpServerTest {
    private static final String PROTOBUF = "application/x-protobuf";
    private static final long TIME_NS = 1_700_000_000_000_000_000L;

    @Test
    void shouldTakeProtobufPlainAndPacked() throws Exception {
        byte[] body = request(0.5, 0.25);
        try (ServerFixture server = new ServerFixture(true, Map.of())) {
            assertThat(send(server, PROTOBUF, "identity", body).statusCode()).isEqualTo(200);
            HttpResponse<byte[]> answer = send(server, PROTOBUF, "gzip", gzip(body));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains(PROTOBUF);
            assertThat(ExportMetricsServiceResponse.parseFrom(answer.body()).hasPartialSuccess())
                    .isFalse();
            assertThat(server.kafka.history()).hasSize(2);
            Sample sample = server.kafka.history().get(1).value();
            assertThat(sample.getEntity()).isEqualTo("web-1");
            assertThat(sample.getMetrics()).isEqualTo(Map.of("shop.a", 0.5, "shop.b", 0.25));
        }
    }

    @Test
    void shouldTellHowMuchOfARequestIsNoGood() throws Exception {
        try (ServerFixture server = new ServerFixture(true, Map.of())) {
            HttpResponse<byte[]> answer = send(server, PROTOBUF, "identity", request(0.5, Double.NaN));
            assertThat(answer.statusCode()).isEqualTo(200);
            ExportMetricsServiceResponse said = ExportMetricsServiceResponse.parseFrom(answer.body());
            assertThat(said.getPartialSuccess().getRejectedDataPoints()).isEqualTo(1);
            assertThat(said.getPartialSuccess().getErrorMessage()).isEqualTo("no good and left out: values=1");
        }
    }

    @Test
    void shouldTakeAndAnswerJson() throws Exception {
        String body = """
                {"resourceMetrics":[{"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"web-1"}}]},
                "scopeMetrics":[{"metrics":[{"name":"shop.a","gauge":{"dataPoints":[
                {"timeUnixNano":"1700000000000000000","asDouble":0.5},{"asDouble":0.7}]}}]}]}]}
                """;
        try (ServerFixture server = new ServerFixture(true, Map.of())) {
            HttpResponse<byte[]> answer =
                    send(server, "application/json", "identity", body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "{\"partialSuccess\":{\"rejectedDataPoints\":\"1\",\"errorMessage\":\"no good and left out: values=1\"}}");
            assertThat(server.kafka.history().get(0).value().getMetrics()).isEqualTo(Map.of("shop.a", 0.5));
            assertThat(server.meters
                            .get("tocsin.points.left.out")
                            .tags("format", "otlp", "cause", "no_time")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldRefuseInTheWordsOfTheProtocol() throws Exception {
        byte[] bomb = gzip(new byte[1_000_000]);
        try (ServerFixture server = new ServerFixture(true, Map.of("serve.request.bytes.max", "20000"))) {
            HttpResponse<byte[]> bad = send(server, PROTOBUF, "gzip", new byte[] {1, 2, 3});
            assertThat(bad.statusCode()).isEqualTo(400);
            assertThat(message(bad.body())).startsWith("body must be gzip");
            HttpResponse<byte[]> large = send(server, PROTOBUF, "gzip", bomb);
            assertThat(large.statusCode()).isEqualTo(400);
            assertThat(message(large.body())).startsWith("at most 20000 bytes");
            HttpResponse<byte[]> json = send(server, "application/json", "br", new byte[0]);
            assertThat(json.statusCode()).isEqualTo(415);
            assertThat(new String(json.body(), StandardCharsets.UTF_8)).startsWith("{\"message\":\"body must be");
            assertThat(send(server, PROTOBUF, "identity", request(1, 2)).statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpResponse<byte[]> send(ServerFixture server, String type, String encoding, byte[] body)
            throws Exception {
        return server.send(server.request(OtlpMetrics.PATH)
                .header("Content-Type", type)
                .header("Content-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private static byte[] request(double a, double b) {
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(Resource.newBuilder()
                                .addAttributes(KeyValue.newBuilder()
                                        .setKey("host.name")
                                        .setValue(AnyValue.newBuilder().setStringValue("web-1"))))
                        .addScopeMetrics(ScopeMetrics.newBuilder()
                                .addMetrics(gauge("shop.a", a))
                                .addMetrics(gauge("shop.b", b))))
                .build()
                .toByteArray();
    }

    private static Metric gauge(String name, double value) {
        return Metric.newBuilder()
                .setName(name)
                .setGauge(Gauge.newBuilder()
                        .addDataPoints(NumberDataPoint.newBuilder()
                                .setTimeUnixNano(TIME_NS)
                                .setAsDouble(value)))
                .build();
    }

    /** Of {@code google.rpc.Status}. */
    private static String message(byte[] status) throws IOException {
        CodedInputStream input = CodedInputStream.newInstance(status);
        assertThat(input.readTag()).isEqualTo(2 << 3 | 2);
        return input.readStringRequireUtf8();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream output = new GZIPOutputStream(packed)) {
            output.write(bytes);
        }
        return packed.toByteArray();
    }
}
