package io.tocsin.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.serve.api.OpenApiContract;
import io.tocsin.serve.api.Route;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is described is what is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    /** Described, and not built yet. */
    private static final Set<String> TO_COME = Set.of();

    /** Does not end, and so is no route. */
    private static final String LIVE = "/api/v1/live";

    private final OpenApiContract contract = OpenApiContract.read();
    private OfflineServer server;

    // The server is there before the first test.
    @SuppressWarnings("NullAway.Init")
    OpenApiTest() {}

    @BeforeAll
    void start() throws Exception {
        server = new OfflineServer();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void shouldDescribeEveryRouteAndNoOther() {
        Map<String, String> described = new TreeMap<>();
        contract.operations()
                .forEach(one -> described.put(
                        one.method() + " " + one.path(),
                        new TreeSet<>(one.parameters().keySet()) + " for " + one.role()));
        Map<String, String> answered = new TreeMap<>();
        for (Route route : server.routes()) {
            answered.put(
                    route.method().asString() + " " + route.path(),
                    new TreeSet<>(route.parameters()) + " for "
                            + route.role().name().toLowerCase(Locale.ROOT));
        }

        assertThat(described).containsAllEntriesOf(answered);
        described.keySet().removeAll(answered.keySet());
        assertThat(described.keySet())
                .allMatch(operation ->
                        TO_COME.contains(pathOf(operation)) || pathOf(operation).equals(LIVE));
    }

    private static String pathOf(String operation) {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    @Test
    void shouldNameEveryOperationOnce() {
        List<String> ids = contract.operations().stream()
                .map(OpenApiContract.Operation::id)
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void shouldAnswerWithItsOwnDescription() throws Exception {
        HttpResponse<byte[]> answer = get("/api/v1/openapi.yaml");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(text(answer)).startsWith("openapi: 3.1.0\n").contains("operationId: getOpenApi");
    }

    @Test
    void shouldSayWhoAsks() throws Exception {
        HttpResponse<byte[]> answer = get("/api/v1/me");

        contract.assertAnswers("getMe", answer.statusCode(), text(answer));
        assertThat(text(answer)).isEqualTo("{\"name\":\"\",\"role\":\"admin\",\"signIn\":false}");
    }

    @Test
    void shouldSayWithinSecondsThatNoBrokerAnswers() throws Exception {
        long start = System.nanoTime();
        String text = "";
        // While it is found out for the first time, it may be refused.
        while (!text.contains("blindness")
                && System.nanoTime() - start < Duration.ofSeconds(10).toNanos()) {
            HttpResponse<byte[]> answer = get("/api/v1/status");
            text = text(answer);
            contract.assertAnswers("getStatus", answer.statusCode(), text);
        }

        assertThat(text)
                .contains("\"level\":\"bad\"", "\"blind\":true")
                .contains("Nobody can tell whether anything is judged: no broker answers.");
    }

    @Test
    void shouldShowAnEmptyCalendarWithoutABroker() throws Exception {
        HttpResponse<byte[]> answer = get("/api/v1/calendar");

        contract.assertAnswers("listCalendar", answer.statusCode(), text(answer));
        assertThat(text(answer)).contains("\"events\":[]");
    }

    @ParameterizedTest
    @CsvSource({
        "listModels,/api/v1/models",
        "getModel,/api/v1/model?model=a&version=b",
        "compareModel,/api/v1/model/comparison?model=a",
        "getModelHistory,/api/v1/model/history",
    })
    void shouldSayWhenKafkaIsAwayAndWhenToComeAgain(String operation, String target) throws Exception {
        HttpResponse<byte[]> answer = get(target);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        contract.assertAnswers(operation, answer.statusCode(), text(answer));
    }

    private HttpResponse<byte[]> get(String target) throws Exception {
        return server.api.send(server.api.request(target).GET().build());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
