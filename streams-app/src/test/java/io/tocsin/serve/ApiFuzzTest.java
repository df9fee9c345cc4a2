package io.tocsin.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.serve.api.OpenApiContract;
import io.tocsin.serve.api.OpenApiContract.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked of the operations that are described: it is answered, or refused as problem details; it is never a fault of the program. */
class ApiFuzzTest {
    private static final int REQUESTS_AN_OPERATION = 30;
    private static final int CLIENTS = 8;
    private static final int READ_TIMEOUT_MS = 20_000;
    /** Neither faults of the program nor anything that a proxy in between could make of them. */
    private static final Set<Integer> STATUSES =
            Set.of(200, 201, 304, 400, 404, 405, 408, 409, 413, 414, 415, 422, 429, 431, 503);

    private static final List<String> ODD_TEXTS = List.of(
            "",
            "%00",
            "%0d%0aSet-Cookie:%20a=b",
            "%",
            "%zz",
            "%C0%80",
            "%ED%A0%80",
            "%u0041",
            "a%2Fb%3F%23%26",
            "-1",
            "0",
            "9223372036854775808",
            "1e9",
            "NaN",
            "true",
            "null",
            "2026-01-01T12:00:00Z",
            "+1000000000-12-31T23:59:59Z",
            "..%2f..%2fetc%2fpasswd",
            "%F0%9F%94%94",
            "{{7*7}}",
            "x".repeat(3_000));

    private static final List<String> ODD_VALUES = List.of(
            "null",
            "7",
            "-1",
            "1e400",
            "9223372036854775808",
            "true",
            "[]",
            "{}",
            "[[[[[[]]]]]]",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"a\\nb\"",
            "\"\\u202e\"",
            "\"../../x\"",
            "\"*{\"",
            "\"FREQ=SECONDLY;COUNT=2147483647\"",
            "\"+1000000000-12-31T23:59:59\"",
            "\"" + "x".repeat(5_000) + "\"");

    private static final List<String> SOUND_VALUES = List.of(
            "\"wave\"",
            "\"2026-11-22T02:00\"",
            "\"silence\"",
            "\"announced_load\"",
            "\"acknowledged\"",
            "\"Europe/Berlin\"",
            "\"*\"",
            "\"FREQ=WEEKLY;BYDAY=SU\"",
            "3600",
            "2.5",
            "true");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261_121})
    void shouldAnswerOrRefuseWhateverIsAsked(long seed) throws Exception {
        Random random = new Random(seed);
        OpenApiContract contract = OpenApiContract.read();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (OfflineServer server = new OfflineServer()) {
            List<Callable<Boolean>> asked = new ArrayList<>();
            for (Operation operation : contract.operations()) {
                for (int i = 0; i < REQUESTS_AN_OPERATION; i++) {
                    String request = request(operation, random);
                    asked.add(() -> {
                        assertSound(contract, operation, request, send(server.api.port(), request));
                        return true;
                    });
                }
            }
            for (Future<Boolean> one : clients.invokeAll(asked)) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static void assertSound(OpenApiContract contract, Operation operation, String request, Answer answer) {
        String what = request.substring(0, Math.min(request.length(), 300)) + "\n-> " + answer;
        assertThat(STATUSES).as(what).contains(answer.status());
        assertThat(answer.body()).as(what).doesNotContain("Exception", "\tat ", "java.");
        if (answer.isProblem()) {
            contract.assertAnswers("getMe", answer.status(), answer.body());
        } else if (answer.status() >= 400) {
            // Jetty's own, before there is a request of ours.
            assertThat(answer.status()).as(what).isIn(400, 414, 431);
        } else {
            contract.assertAnswers(operation.id(), answer.status(), answer.body());
        }
    }

    private static String request(Operation operation, Random random) {
        StringBuilder query = new StringBuilder();
        boolean isSound = random.nextInt(4) == 0;
        for (Map.Entry<String, JsonNode> parameter : operation.parameters().entrySet()) {
            switch (isSound ? random.nextInt(3) : random.nextInt(6)) {
                case 0 -> {}
                case 1, 2 -> add(query, parameter.getKey(), sound(parameter.getValue(), random));
                case 3 -> {
                    add(query, parameter.getKey(), one(ODD_TEXTS, random));
                    add(query, parameter.getKey(), one(ODD_TEXTS, random));
                }
                default -> add(query, parameter.getKey(), one(ODD_TEXTS, random));
            }
        }
        if (random.nextInt(8) == 0) {
            add(query, one(ODD_TEXTS, random), one(ODD_TEXTS, random));
        }
        String body = operation.method().equals("POST") ? body(operation, random) : "";
        String method =
                random.nextInt(15) == 0 ? one(List.of("PUT", "DELETE", "TRACE", "get"), random) : operation.method();
        String type = random.nextInt(15) == 0 ? "text/plain" : "application/json";
        return method + " " + operation.path() + query
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static void add(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
    }

    private static String sound(JsonNode schema, Random random) {
        JsonNode symbols = schema.path("enum");
        if (!symbols.isEmpty()) {
            return symbols.get(random.nextInt(symbols.size())).asText();
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> Integer.toString(schema.path("minimum").asInt() + random.nextInt(50));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            default -> schema.path("format").asText().equals("date-time") ? "2026-01-01T12:00:00Z" : "wave";
        };
    }

    private static String body(Operation operation, Random random) {
        if (random.nextInt(8) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return new String(noise, StandardCharsets.ISO_8859_1);
        }
        StringBuilder body = new StringBuilder("{");
        operation.body().orElseThrow().path("properties").fieldNames().forEachRemaining(name -> {
            int kind = random.nextInt(8);
            if (kind > 0) {
                String value = one(kind < 6 ? SOUND_VALUES : ODD_VALUES, random);
                body.append(body.length() == 1 ? "" : ",")
                        .append('"')
                        .append(name)
                        .append("\":")
                        .append(value);
            }
        });
        if (random.nextInt(8) == 0) {
            body.append(body.length() == 1 ? "" : ",").append("\"unknown\":1");
        }
        return body.append(random.nextInt(20) == 0 ? "" : "}").toString();
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private record Answer(int status, String head, String body) {
        boolean isProblem() {
            return head.contains("application/problem+json");
        }
    }

    /** Without a client in between that would mend what is sent. */
    private static Answer send(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(READ_TIMEOUT_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int split = answer.indexOf("\r\n\r\n");
            assertThat(split).as("answer to " + request).isPositive();
            return new Answer(
                    Integer.parseInt(answer.substring(9, 12)), answer.substring(0, split), answer.substring(split + 4));
        }
    }
}
