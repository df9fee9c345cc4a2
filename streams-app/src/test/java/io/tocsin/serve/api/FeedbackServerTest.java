package io.tocsin.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.feedback.FeedbackWriter;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before Kafka is asked; what is taken is tested with a broker. */
class FeedbackServerTest {
    private ApiFixture server;

    @BeforeEach
    void start() throws IOException {
        TocsinConfig config = TocsinConfig.of(Map.of());
        FeedbackWriter writer = new FeedbackWriter(
                config,
                Topics.withPrefix(""),
                SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of()));
        server = new ApiFixture(List.of(FeedbackEndpoint.route(writer)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{;400;body must be JSON",
                "[];400;body must be a JSON object",
                "{};400;field is needed and must be a text: field=by",
                "{'by':'ann'};400;field=kind",
                "{'by':'ann','by':'bob'};400;Duplicate field",
                "{'by':'ann','kind':'maybe'};400;kind must be one of [acknowledged, false_alarm, missed]: kind=maybe",
                "{'by':'ann','kind':'acknowledged'};400;field=alert",
                "{'by':'ann','kind':'acknowledged','alert':'host/a'};400;alert must be entity|kind|start: alert=host/a",
                "{'by':7,'kind':'acknowledged','alert':'host/a'};400;field=by",
                "{'by':'ann','kind':'missed','entity':'a','alertKind':'FAILURE','start':'now','end':'now'};400;start must be a time",
                "{'by':'ann','kind':'acknowledged','alert':'a|ANOMALY|2999-01-01T00:00:00Z'};422;start must be past",
                "{'by':'ann','kind':'missed','entity':'a','alertKind':'failure','start':'2026-01-02T00:00:00Z','end':'2026-01-01T00:00:00Z'};422;end must be after start",
                "[[[[[[[[1]]]]]]]];400;body must be JSON",
            })
    void shouldSayWhatIsWrongAsProblemDetails(String body, int status, String detail) throws Exception {
        HttpResponse<byte[]> answer = say("application/json", body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(text(answer)).contains("\"status\":" + status).contains(detail);
    }

    @Test
    void shouldReadNothingThatAFormOfAnotherSiteCouldSend() throws Exception {
        assertThat(say("text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(say("application/x-www-form-urlencoded", "by=ann").statusCode())
                .isEqualTo(415);
    }

    @Test
    void shouldTakePostsAlone() throws Exception {
        HttpResponse<byte[]> answer =
                server.send(server.request("/api/v1/feedback").GET().build());

        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() throws Exception {
        assertThat(say("application/json", "{\"note\":\"" + "x".repeat(20_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldAnswerBadRequestsToNoise() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            HttpRequest request = server.request("/api/v1/feedback")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(noise))
                    .build();
            assertThat(server.send(request).statusCode()).isEqualTo(400);
        }
    }

    private HttpResponse<byte[]> say(String contentType, String body) throws Exception {
        return server.send(server.request("/api/v1/feedback")
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
