package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any of two instances answers for any entity, also while partitions move from one to the other. */
class ApiIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ENTITIES = 40;
    private static final int TICKS = 30;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final WaveSignal signal = new WaveSignal();
    private int ticksSent;

    @TempDir
    Path directory;

    private record Answer(int status, JsonNode json) {}

    @Test
    void shouldAnswerForEachOthersEntitiesAlsoWhileOneLeaves() throws Exception {
        int one = freePort();
        int two = freePort();
        try (RunningSystem system =
                RunningSystem.prepare(directory.resolve("one"), Map.of("serve.port", Integer.toString(one)), 4)) {
            PredictorApp other = system.another(directory.resolve("two"), Map.of("serve.port", Integer.toString(two)));
            try {
                system.start();
                other.start();
                system.putInForce(WaveSignal.model("v1"));
                RunningSystem.await("both hold entities", () -> {
                    sendTick(system);
                    return holders(one).size() == 2 && held(one) == ENTITIES && held(two) == ENTITIES;
                });
                while (ticksSent < TICKS) {
                    sendTick(system);
                }
                RunningSystem.await("scores", () -> system.scores.all().size() >= ENTITIES * ticksSent);

                try (Listening listening = new Listening(one)) {
                    RunningSystem.await("the live stream", listening::isOpen);
                    assertAnswersAlike(one, two);
                    sendTick(system);
                    Set<String> names = entities();
                    RunningSystem.await("news of the entities of both", () -> {
                        sendTick(system);
                        return listening.named(names);
                    });
                }

                Map<Integer, Integer> statuses = askWhile(one, other::close);

                System.out.printf("api: answers while an instance left, by status: %s%n", statuses);
                assertThat(statuses.keySet()).isSubsetOf(200, 503);
                assertThat(statuses.get(200)).isPositive();
                RunningSystem.await("all entities here", () -> {
                    sendTick(system);
                    return holders(one).equals(Set.of("127.0.0.1:" + one)) && held(one) == ENTITIES;
                });
            } finally {
                other.close();
            }
        }
    }

    private void assertAnswersAlike(int one, int two) throws Exception {
        for (String entity : entities()) {
            String query = "?name=" + URLEncoder.encode(entity, StandardCharsets.UTF_8);
            Answer here = get(one, "/api/v1/entity" + query);
            Answer there = get(two, "/api/v1/entity" + query);
            assertThat(here.status()).isEqualTo(200);
            assertThat(here.json()).isEqualTo(there.json());
            assertThat(here.json().path("metrics")).isNotEmpty();
            Answer series = get(one, "/api/v1/entity/series" + query);
            assertThat(series.status()).isEqualTo(200);
            assertThat(series.json())
                    .isEqualTo(get(two, "/api/v1/entity/series" + query).json());
            assertThat(series.json().path("times")).hasSizeGreaterThanOrEqualTo(TICKS - 2);
            JsonNode metric = series.json().path("metrics").get(0);
            assertThat(metric.path("expected").get(TICKS - 3).isNumber()).isTrue();
            assertThat(metric.path("ahead").path("middle")).hasSize(30);
        }
        assertThat(get(one, "/api/v1/entity?name=nobody").status()).isEqualTo(404);
        assertThat(names(get(one, "/api/v1/entities?limit=7&offset=5&order=name")))
                .isEqualTo(names(get(two, "/api/v1/entities?limit=7&offset=5&order=name")))
                .hasSize(7);
    }

    /** Asks for one entity after the other for as long as something else takes, and for one round at least. */
    private Map<Integer, Integer> askWhile(int port, Runnable leaving) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> left = CompletableFuture.runAsync(leaving).whenComplete((done, e) -> over.set(true));
        Map<Integer, Integer> statuses = new TreeMap<>();
        do {
            for (String entity : entities()) {
                int status = get(port, "/api/v1/entity?name=" + URLEncoder.encode(entity, StandardCharsets.UTF_8))
                        .status();
                statuses.merge(status, 1, Integer::sum);
            }
        } while (!over.get());
        left.join();
        return statuses;
    }

    private Set<String> holders(int port) {
        Set<String> holders = new TreeSet<>();
        try {
            for (String entity : entities()) {
                Answer answer = get(port, "/api/v1/entity?name=" + URLEncoder.encode(entity, StandardCharsets.UTF_8));
                if (answer.status() == 200) {
                    holders.add(answer.json().path("instance").asText());
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return holders;
    }

    private int held(int port) {
        try {
            return get(port, "/api/v1/fleet?limit=0")
                    .json()
                    .path("totals")
                    .path("entities")
                    .asInt();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Answer page) {
        return Stream.of(page)
                .flatMap(one -> one.json().path("entities").findValuesAsText("entity").stream())
                .toList();
    }

    private static Set<String> entities() {
        Set<String> names = new TreeSet<>();
        for (int entity = 0; entity < ENTITIES; entity++) {
            names.add(WaveSignal.entity(entity));
        }
        return names;
    }

    private void sendTick(RunningSystem system) {
        system.sendTick(signal, ENTITIES, ticksSent, false);
        ticksSent++;
    }

    private Answer get(int port, String target) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The live stream of an instance. Thread-safe. */
    private final class Listening implements AutoCloseable {
        private final Set<String> named = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean open = new AtomicBoolean();
        private final CompletableFuture<Void> reading;

        Listening(int port) {
            this.reading = http.sendAsync(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/live"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofLines())
                    .thenAcceptAsync(response -> response.body().forEach(this::take));
        }

        private void take(String line) {
            open.set(true);
            if (line.startsWith("data: ")) {
                try {
                    JSON.readTree(line.substring("data: ".length()))
                            .path("entities")
                            .path("name")
                            .forEach(name -> named.add(name.asText()));
                } catch (IOException e) {
                    throw new IllegalStateException(line, e);
                }
            }
        }

        boolean isOpen() {
            return open.get();
        }

        boolean named(Set<String> names) {
            return named.containsAll(names);
        }

        @Override
        public void close() {
            reading.cancel(true);
        }
    }
}
