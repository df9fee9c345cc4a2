package io.tocsin.serve.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NothingLeaksServerTest {
    private AccessFixture server;

    @BeforeEach
    void start() throws Exception {
        server = new AccessFixture(Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldTellNothingOfAFaultOfTheProgram() throws Exception {
        var answer = server.get("/api/fault");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"title\":\"Server Error\",\"status\":500,\"detail\":\"a fault of the program, the log of this"
                                + " instance tells\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "GET /",
                "GET / HTTP/9.9",
                "\u0000\u0001\u0002",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
                "GET / HTTP/1.1\r\nno colon",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Bad: a\u0000b",
                "GET http://[::1 HTTP/1.1\r\nHost: localhost",
                "GET /%zz HTTP/1.1\r\nHost: localhost",
                "GET /%00 HTTP/1.1\r\nHost: localhost",
                "GET /a\u0000b HTTP/1.1\r\nHost: localhost",
                "GET /%2e%2e/application.properties HTTP/1.1\r\nHost: localhost",
                "GET /..%2fapplication.properties HTTP/1.1\r\nHost: localhost",
                "GET /%252e%252e/logback.xml HTTP/1.1\r\nHost: localhost",
                "GET /../../logback.xml HTTP/1.1\r\nHost: localhost",
                "GET /..\\logback.xml HTTP/1.1\r\nHost: localhost",
                "GET /uplot//uPlot.esm.js HTTP/1.1\r\nHost: localhost",
                "GET //look HTTP/1.1\r\nHost: localhost",
                "GET /uplot/ HTTP/1.1\r\nHost: localhost",
                "GET /PageHandler.class HTTP/1.1\r\nHost: localhost",
                "TRACE / HTTP/1.1\r\nHost: localhost",
            })
    void shouldAnswerOddRequestsByAProblemAlone(String head) throws Exception {
        assertProblem(head, server.bytes(head + "\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void shouldAnswerHeadersThatAreTooLargeByAProblemAlone() throws Exception {
        String answer = server.raw("GET / HTTP/1.1", "Host: localhost", "X-Large: " + "x".repeat(20_000));
        assertThat(answer).startsWith("HTTP/1.1 431 ");
        assertProblem("large header", answer);
        assertProblem("long path", server.raw("GET /" + "x".repeat(20_000) + " HTTP/1.1", "Host: localhost"));
    }

    @Test
    void shouldKeepPathParametersFromOpeningAnything() throws Exception {
        // What stands behind a semicolon is no part of the path, neither for the gate nor for what is behind it.
        assertThat(server.raw("GET /index.html;jsessionid=1 HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContainIgnoringCase("set-cookie");
        assertProblem("a;b", server.raw("GET /logback.xml;.html HTTP/1.1", "Host: localhost"));
    }

    @Test
    void shouldAnswerByAProblemAloneToNoise() throws Exception {
        long seed = 20_260_119;
        SplittableRandom random = new SplittableRandom(seed);
        String good = "GET /nothing?a=b HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
        for (int i = 0; i < 500; i++) {
            StringBuilder noise = new StringBuilder(good);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                noise.setCharAt(random.nextInt(20), (char) random.nextInt(1, 256));
            }
            String answer = server.bytes(noise.toString());
            if (!answer.isEmpty()) {
                assertProblem("seed=" + seed + " request=" + i, answer);
            }
        }
    }

    private static void assertProblem(String what, String answer) {
        assertThat(answer).as(what).matches("(?s)HTTP/1.1 [45]\\d\\d .*");
        assertThat(answer)
                .as(what)
                .contains("Content-Type: application/problem+json", "X-Content-Type-Options: nosniff", "\"detail\":")
                .doesNotContainIgnoringCase("jetty")
                .doesNotContainIgnoringCase("exception")
                .doesNotContainIgnoringCase("<html")
                .doesNotContain("io.tocsin", "org.eclipse", "at java");
    }
}
