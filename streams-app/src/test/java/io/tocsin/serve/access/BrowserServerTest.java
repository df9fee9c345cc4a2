package io.tocsin.serve.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserServerTest {
    @TempDir
    private Path directory;

    private static String statusLine(String answer) {
        return answer.lines().findFirst().orElse("");
    }

    private static String change(AccessFixture server, String... headers) throws Exception {
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Length: 0";
        return statusLine(server.raw("POST /api/v1/feedback HTTP/1.1", all));
    }

    @Test
    void shouldLetAPageOfItsOwnChangeThings() throws Exception {
        try (AccessFixture server = new AccessFixture(Map.of())) {
            String host = "127.0.0.1:" + server.port;
            assertThat(change(server, "Host: " + host, "Origin: http://" + host, "Sec-Fetch-Site: same-origin"))
                    .isEqualTo("HTTP/1.1 200 OK");
            assertThat(change(server, "Host: " + host, "Sec-Fetch-Site: none")).isEqualTo("HTTP/1.1 200 OK");
            assertThat(change(server, "Host: " + host)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(change(server, "Host: localhost", "Origin: https://localhost:443"))
                    .isEqualTo("HTTP/1.1 200 OK");
            assertThat(change(server, "Host: localhost:80", "Origin: http://localhost"))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void shouldLetPagesOfOthersChangeNothing() throws Exception {
        try (AccessFixture server = new AccessFixture(Map.of())) {
            String host = "Host: 127.0.0.1:" + server.port;
            String refused = "HTTP/1.1 403 Forbidden";
            assertThat(change(server, host, "Sec-Fetch-Site: cross-site")).isEqualTo(refused);
            assertThat(change(server, host, "Sec-Fetch-Site: same-site")).isEqualTo(refused);
            assertThat(change(server, host, "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"))
                    .isEqualTo(refused);
            assertThat(change(server, host, "Origin: null")).isEqualTo(refused);
            assertThat(change(server, host, "Origin: http://evil.example")).isEqualTo(refused);
            assertThat(change(server, host, "Origin: http://127.0.0.1")).isEqualTo(refused);
            assertThat(change(server, host, "Origin: http://127.0.0.1:1")).isEqualTo(refused);
            assertThat(change(server, host, "Origin: http://127.0.0.1:" + server.port + "@evil.example"))
                    .isEqualTo(refused);
            assertThat(change(server, host, "Origin: file://")).isEqualTo(refused);
            assertThat(statusLine(server.raw(
                            "POST /push HTTP/1.1", host, "Origin: http://evil.example", "Content-Length: 0")))
                    .isEqualTo(refused);
            assertThat(statusLine(server.raw("GET /look HTTP/1.1", host, "Sec-Fetch-Site: cross-site")))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void shouldNotAnswerPeopleUnderAHostNameThatIsNoneOfItsOwn() throws Exception {
        Map<String, String> settings = Map.of("serve.hosts", "tocsin.example.com, *.lan");
        try (AccessFixture server = new AccessFixture(settings)) {
            for (String known : new String[] {
                "localhost",
                "LOCALHOST:" + server.port,
                "localhost.",
                "127.0.0.1",
                "10.1.2.3:4318",
                "[::1]:4318",
                "Tocsin.Example.com",
                "a.lan:99"
            }) {
                assertThat(statusLine(server.raw("GET /look HTTP/1.1", "Host: " + known)))
                        .as(known)
                        .isEqualTo("HTTP/1.1 200 OK");
            }
            for (String strange : new String[] {"evil.example", "127.0.0.1.evil.example", "localhost.evil", "lan"}) {
                assertThat(statusLine(server.raw("GET /look HTTP/1.1", "Host: " + strange)))
                        .as(strange)
                        .isEqualTo("HTTP/1.1 421 Misdirected Request");
            }
            assertThat(server.raw("GET /api/v1/me HTTP/1.1", "Host: evil.example"))
                    .contains("add it to serve.hosts: Host=evil.example");
            assertThat(statusLine(server.raw("GET / HTTP/1.1", "Host: evil.example")))
                    .isEqualTo("HTTP/1.1 421 Misdirected Request");
        }
    }

    @Test
    void shouldAnswerProgramsUnderAnyHostName() throws Exception {
        try (AccessFixture server = new AccessFixture(Map.of())) {
            assertThat(statusLine(server.raw("POST /push HTTP/1.1", "Host: metrics.lan", "Content-Length: 0")))
                    .isEqualTo("HTTP/1.1 200 OK");
            assertThat(statusLine(server.raw("GET /live HTTP/1.1", "Host: metrics.lan")))
                    .isEqualTo("HTTP/1.1 200 OK");
            assertThat(statusLine(server.raw("GET /look HTTP/1.0"))).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void shouldAnswerUnderAnyHostNameWhereOneHasToSignIn() throws Exception {
        AccessFile file = new AccessFile(directory.resolve("access"));
        file.append(AccessEntry.of("ann", Role.VIEWER, AccessToken.generate()));
        try (AccessFixture server =
                new AccessFixture(Map.of("serve.access.file", file.path().toString()))) {
            assertThat(statusLine(server.raw("GET /api/v1/me HTTP/1.1", "Host: tocsin.example.com")))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void shouldTellBrowsersWhatNotToDoWithAnyAnswer() throws Exception {
        try (AccessFixture server = new AccessFixture(Map.of())) {
            for (String path : new String[] {"/", "/look", "/live", "/nothing", "/api/fault"}) {
                var headers = server.get(path).headers();
                assertThat(headers.firstValue("X-Content-Type-Options"))
                        .as(path)
                        .contains("nosniff");
                assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
                assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
                assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
                assertThat(headers.firstValue("Cache-Control")).isPresent();
                assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                        .startsWith("default-src 'none'")
                        .contains("frame-ancestors 'none'");
                assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
                assertThat(headers.firstValue("Server")).isEmpty();
            }
        }
    }
}
