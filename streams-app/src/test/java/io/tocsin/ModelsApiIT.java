package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.SelfTest;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.schemas.Deployment;
import io.tocsin.serve.api.OpenApiContract;
import io.tocsin.signing.ArtifactSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be asked and decided over HTTP about models, the calendar and the system itself, at a running instance. */
class ModelsApiIT {
    private static final int ENTITIES = 3;
    private static final int TICKS = 300;
    private static final int BESIDE = 40;
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String REPORT =
            "{\"quantiles\":[{\"quantile\":0.5,\"score\":0.2}],\"figures\":{\"epochs\":12}}";

    private final WaveSignal signal = new WaveSignal();
    private final OpenApiContract contract = OpenApiContract.read();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();

    ModelsApiIT() throws IOException {}

    @Test
    void shouldShowAndChangeWhoJudges(@TempDir Path directory) throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of("serve.port", Integer.toString(port)))) {
            system.start();
            Model sound = WaveSignal.model("v1");
            system.putInForce(sound);
            send(system, 0, TICKS);
            system.scores.await("scores", DEADLINE, scores -> scores.size() >= ENTITIES * TICKS);
            system.models.publish(RawModels.as("v2", sound), Optional.of(REPORT));
            system.models.publish(nervous(RawModels.as("v3", sound)));
            publishUnsigned(system, RawModels.as("v4", sound));

            assertListed(system);
            assertShown();
            assertRefused();
            assertGated(system);
            assertRolledBack(system);
            assertHistory();
            assertCompared(system);
            assertPlanned(system);
            assertStatus();
            system.stop();
        }
    }

    private void assertListed(RunningSystem system) throws Exception {
        RunningSystem.await(
                "the refusal of v4",
                () -> system.app().registry().refusals().stream()
                        .anyMatch(one -> one.key().equals("artifact/wave/v4")));
        JsonNode models = get("listModels", "/api/v1/models", 200);

        assertThat(models.at("/deployments/0/champion").asText()).isEqualTo("v1");
        assertThat(models.has("imageOf")).isTrue();
        assertThat(models.path("versions").findValuesAsText("version"))
                .containsExactlyInAnyOrder("v1", "v2", "v3", "v4");
        for (JsonNode version : models.path("versions")) {
            boolean isFirst = version.path("version").asText().equals("v1");
            assertThat(version.path("role").asText()).isEqualTo(isFirst ? "champion" : "none");
            assertThat(version.has("typicalError")).isEqualTo(isFirst);
        }
        assertThat(models.at("/refusals/0/cause").asText()).isEqualTo("signature");
    }

    private void assertShown() throws Exception {
        JsonNode version = get("getModel", "/api/v1/model?model=wave&version=v2", 200);

        assertThat(version.path("features").findValuesAsText("metric")).contains("wave.first");
        assertThat(version.at("/network/layers").asInt()).isEqualTo(1);
        assertThat(version.at("/network/width").asInt()).isEqualTo(8);
        assertThat(version.at("/provenance/trusted").asText()).isEqualTo("yes");
        assertThat(version.at("/provenance/epochs").asText()).isEqualTo("12");
        assertThat(version.at("/calibration/quantiles/0/score").asDouble()).isEqualTo(0.2);
        assertThat(get("getModel", "/api/v1/model?model=wave&version=v4", 200)
                        .at("/provenance/trusted")
                        .asText())
                .startsWith("no: artifact is not signed");
        get("getModel", "/api/v1/model?model=wave&version=v9", 404);
        get("getModel", "/api/v1/model?model=wave", 400);
        get("compareModel", "/api/v1/model/comparison?model=wave", 404);
    }

    private void assertRefused() throws Exception {
        assertThat(promote("v9", "\"by\":\"ana\"", 404)).contains("no such version");
        assertThat(promote("v2", "\"reason\":\"why not\"", 400)).contains("field=by");
        assertThat(promote("v2", "\"by\":\"ana\",\"expectedchampion\":\"v1\"", 400))
                .contains("unknown field");
        assertThat(promote("v2", "\"by\":\"ana\",\"expectedChampion\":\"v0\"", 409))
                .contains("champion=v1 expected=v0");
        assertThat(promote("v4", "\"by\":\"ana\",\"ungated\":true", 409)).contains("artifact is not signed");
        assertThat(post("rollBackModel", "/api/v1/model/rollback", "{\"model\":\"wave\",\"by\":\"ana\"}", 409)
                        .path("detail")
                        .asText())
                .contains("no champion to go back to");
        post("rollBackModel", "/api/v1/model/rollback", "{\"model\":\"none\",\"by\":\"ana\"}", 404);
    }

    private void assertGated(RunningSystem system) throws Exception {
        assertThat(promote("v3", "\"by\":\"ana\"", 409))
                .startsWith("kept back, worse than the champion: model=wave/v3 champion=wave/v1; ")
                .contains("anomalies an entity and week: challenger=")
                .endsWith("; promote it all the same with \"ungated\": true");
        assertThat(system.model()).isEqualTo(new ModelId("wave", "v1"));

        JsonNode promoted = post(
                "promoteModel",
                "/api/v1/model/promote",
                "{\"model\":\"wave\",\"version\":\"v2\",\"expectedChampion\":\"v1\",\"by\":\"ana\",\"reason\":\"newer\"}",
                201);
        assertThat(promoted.path("champion").asText()).isEqualTo("v2");
        assertThat(promoted.path("previous").asText()).isEqualTo("v1");
        assertThat(promoted.path("updatedBy").asText()).isEqualTo("ana over HTTP");
        system.awaitInForce(new ModelId("wave", "v2"));
    }

    private void assertRolledBack(RunningSystem system) throws Exception {
        String path = "/api/v1/model/rollback";
        post("rollBackModel", path, "{\"model\":\"wave\",\"expectedChampion\":\"v1\",\"by\":\"ben\"}", 409);
        JsonNode back =
                post("rollBackModel", path, "{\"model\":\"wave\",\"expectedChampion\":\"v2\",\"by\":\"ben\"}", 201);
        assertThat(back.path("champion").asText()).isEqualTo("v1");
        assertThat(back.has("previous")).isFalse();
        system.awaitInForce(new ModelId("wave", "v1"));
        post("rollBackModel", path, "{\"model\":\"wave\",\"expectedChampion\":\"v2\",\"by\":\"ben\"}", 409);
    }

    private void assertHistory() throws Exception {
        JsonNode events = get("getModelHistory", "/api/v1/model/history?model=wave&limit=3", 200)
                .path("events");

        assertThat(events.findValuesAsText("kind")).containsExactly("rolled_back", "promoted", "kept_back");
        assertThat(events.findValuesAsText("by")).containsExactly("ben over HTTP", "ana over HTTP", "ana over HTTP");
        assertThat(events.at("/1/reason").asText()).isEqualTo("newer");
        assertThat(events.at("/2/figures").size()).isPositive();
        assertThat(get("getModelHistory", "/api/v1/model/history?model=other", 200)
                        .path("events"))
                .isEmpty();
    }

    private void assertCompared(RunningSystem system) throws Exception {
        Deployment now = Objects.requireNonNull(system.deployments.current("wave"));
        system.deploy(Deployment.newBuilder(now)
                .setShadow("v3")
                .setUpdatedAt(Instant.now())
                .build());
        RunningSystem.await(
                "the shadow",
                () -> system.app().registry().current().deployed().get(0).shadow() != null);
        send(system, TICKS, TICKS + BESIDE);
        system.scores.await("scores", DEADLINE, scores -> scores.size() >= ENTITIES * (TICKS + BESIDE));
        RunningSystem.await(
                "the health of the shadow",
                () -> system.app()
                                .registry()
                                .health()
                                .of(new ModelId("wave", "v3"))
                                .ticks()
                        >= ENTITIES * BESIDE);
        // Each question is remembered for half a minute: another one where not all was committed yet.
        int last = 3_600;
        JsonNode compared = get("compareModel", "/api/v1/model/comparison?model=wave&last=" + last, 200);
        while (compared.path("ticks").asInt() < ENTITIES * BESIDE && last < 3_700) {
            last++;
            compared = get("compareModel", "/api/v1/model/comparison?model=wave&last=" + last, 200);
        }

        assertThat(compared.path("ticks").asInt()).isEqualTo(ENTITIES * BESIDE);
        assertThat(compared.at("/champion/version").asText()).isEqualTo("v1");
        assertThat(compared.at("/champion/beyond").asInt()).isZero();
        assertThat(compared.at("/shadow/version").asText()).isEqualTo("v3");
        assertThat(compared.at("/shadow/beyond").asInt()).isEqualTo(ENTITIES * BESIDE);
        assertThat(compared.path("agreement").asDouble()).isZero();
        assertThat(compared.path("entities")).hasSize(ENTITIES);
    }

    private void assertPlanned(RunningSystem system) throws Exception {
        String start = Instant.now()
                .minus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String event = "{\"title\":\"Quiet night\",\"kind\":\"silence\",\"selector\":\"db-*\",\"start\":\"" + start
                + "\",\"durationSeconds\":7200,\"timeZone\":\"Europe/Berlin\",\"by\":\"ana\"}";
        JsonNode planned = post("planEvent", "/api/v1/calendar", event, 201);
        String id = planned.path("id").asText();
        assertThat(id).startsWith("quiet-night-");
        assertThat(planned.path("inForce").asBoolean()).isTrue();
        assertThat(planned.at("/next/start").asText()).isEqualTo(start);
        RunningSystem.await("event", () -> system.app().calendar().events().size() == 1);
        assertThat(system.app().calendar().events().get(0).event().getSource()).isEqualTo("ana over HTTP");
        assertThat(get("listCalendar", "/api/v1/calendar", 200).path("events").findValuesAsText("id"))
                .containsExactly(id);
        assertThat(post("planEvent", "/api/v1/calendar", event, 201).path("id").asText())
                .isEqualTo(id + "-2");
        post("planEvent", "/api/v1/calendar", event.replace("Europe/Berlin", "Europe/Nowhere"), 422);

        post("removeEvent", "/api/v1/calendar/remove", "{\"id\":\"" + id + "\"}", 201);
        post("removeEvent", "/api/v1/calendar/remove", "{\"id\":\"" + id + "-2\"}", 201);
        post("removeEvent", "/api/v1/calendar/remove", "{\"id\":\"" + id + "\"}", 404);
        RunningSystem.await("no event", () -> system.app().calendar().events().isEmpty());
    }

    private void assertStatus() throws Exception {
        JsonNode status = get("getStatus", "/api/v1/status", 200);

        assertThat(status.path("blind").asBoolean()).isFalse();
        assertThat(status.path("checks").findValuesAsText("name")).contains("model wave");
    }

    private String promote(String version, String further, int status) throws Exception {
        return post(
                        "promoteModel",
                        "/api/v1/model/promote",
                        "{\"model\":\"wave\",\"version\":\"" + version + "\"," + further + "}",
                        status)
                .path("detail")
                .asText();
    }

    private JsonNode get(String operation, String target, int status) throws Exception {
        return answer(operation, HttpRequest.newBuilder(uri(target)).GET().build(), status);
    }

    private JsonNode post(String operation, String path, String body, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return answer(operation, request, status);
    }

    private JsonNode answer(String operation, HttpRequest request, int status) throws Exception {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(request.uri() + " " + answer.body()).isEqualTo(status);
        contract.assertAnswers(operation, status, answer.body());
        return JSON.readTree(answer.body());
    }

    private URI uri(String target) {
        return URI.create("http://127.0.0.1:" + port + target);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void publishUnsigned(RunningSystem system, Model model) throws Exception {
        byte[] bytes = ModelWriter.write(model);
        new RawModels(system).publish(model.id().version(), bytes, Sha256.hexOf(bytes), ArtifactSignature.NONE);
    }

    private void send(RunningSystem system, int from, int to) {
        for (int tick = from; tick < to; tick++) {
            system.sendTick(signal, ENTITIES, tick, false);
        }
        system.producer.flush();
    }

    /** Sound but for its boundary, which is next to nothing. */
    private static Model nervous(Model sound) {
        Model altered = sound.withCalibration(sound.calibration().withBoundary(1e-3f), sound.failures());
        return altered.withSelfTest(SelfTest.record(altered, sound.selfTest().rows()));
    }
}
