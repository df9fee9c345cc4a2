package io.tocsin.serve.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInServerTest {
    @TempDir
    private Path directory;

    private final AccessToken sender = AccessToken.generate();
    private final AccessToken viewer = AccessToken.generate();
    private final AccessToken admin = AccessToken.generate();

    private AccessFixture server() throws Exception {
        AccessFile file = new AccessFile(directory.resolve("access"));
        file.append(AccessEntry.of("prometheus", Role.SENDER, sender));
        file.append(AccessEntry.of("ann", Role.VIEWER, viewer));
        file.append(AccessEntry.of("root", Role.ADMIN, admin));
        return new AccessFixture(Map.of("serve.access.file", file.path().toString()));
    }

    private static String bearer(AccessToken token) {
        return "Bearer " + token.text();
    }

    private static String basic(String name, String token) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + token).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldLetInWhoeverShowsTheTokenOfTheRightRole() throws Exception {
        try (AccessFixture server = server()) {
            assertThat(server.get("/look", bearer(viewer)).body()).isEqualTo("ann:VIEWER");
            assertThat(server.get("/look", "bEARER   " + viewer.text()).body()).isEqualTo("ann:VIEWER");
            assertThat(server.get("/look", basic("ann", viewer.text())).body()).isEqualTo("ann:VIEWER");
            assertThat(server.get("/look", bearer(admin)).body()).isEqualTo("root:ADMIN");
            assertThat(server.get("/push", bearer(sender)).body()).isEqualTo("prometheus:SENDER");
            assertThat(server.get("/push", bearer(admin)).body()).isEqualTo("root:ADMIN");
            assertThat(server.get("/api/v1/me", bearer(viewer)).body()).isEqualTo("ann:VIEWER");
            assertThat(server.access.asks()).isTrue();
        }
    }

    @Test
    void shouldLetEverybodyToWhatEverybodyNeeds() throws Exception {
        try (AccessFixture server = server()) {
            assertThat(server.get("/live").statusCode()).isEqualTo(200);
            assertThat(server.get("/").statusCode()).isEqualTo(200);
            assertThat(server.get("/api/v1/me").body()).isEqualTo(":ANYBODY");
        }
    }

    @Test
    void shouldAskForATokenWhereOneIsNeeded() throws Exception {
        try (AccessFixture server = server()) {
            HttpResponse<String> answer = server.get("/look");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"tocsin\"");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"sign in with a token, this needs"
                                    + " the role viewer\"}");
            assertThat(server.audited()).isEmpty();
        }
    }

    @Test
    void shouldRefuseARightTokenWhoseRoleIsTooLittle() throws Exception {
        try (AccessFixture server = server()) {
            assertThat(server.get("/push", bearer(viewer)).statusCode()).isEqualTo(403);
            HttpResponse<String> answer = server.get("/look", bearer(sender));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("this needs the role viewer");
        }
    }

    @Test
    void shouldSayTheSameWhetherTheNameOrTheTokenIsWrong() throws Exception {
        try (AccessFixture server = server()) {
            HttpResponse<String> wrongToken = server.get("/look", basic("ann", "tocsin_wrong"));
            HttpResponse<String> wrongName = server.get("/look", basic("nobody", viewer.text()));
            HttpResponse<String> wrongBearer = server.get("/api/v1/me", "Bearer tocsin_wrong");

            assertThat(wrongToken.statusCode()).isEqualTo(401);
            assertThat(wrongToken.body()).isEqualTo(wrongName.body()).isEqualTo(wrongBearer.body());
            assertThat(wrongToken.body()).contains("name or token is wrong").doesNotContain("tocsin_wrong", "ann");
            assertThat(server.audited())
                    .containsExactly(
                            "io.tocsin.audit event=sign_in_refused name= role= address=127.0.0.1 method=GET path=/look status=401",
                            "io.tocsin.audit event=sign_in_refused name= role= address=127.0.0.1 method=GET path=/look status=401",
                            "io.tocsin.audit event=sign_in_refused name= role= address=127.0.0.1 method=GET path=/api/v1/me"
                                    + " status=401");
        }
    }

    @Test
    void shouldSlowDownWhoFailsAndNobodyElseAtTheSameAddress() throws Exception {
        try (AccessFixture server = server()) {
            for (int i = 0; i < 10; i++) {
                assertThat(server.get("/look", "Bearer wrong" + i).statusCode()).isEqualTo(401);
            }
            HttpResponse<String> answer = server.get("/look", "Bearer wrong");
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(server.audited()).hasSize(10);
            assertThat(server.get("/look", bearer(viewer)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldReadTheFileAnewAndKeepTheOldOneWhileTheNewIsBad() throws Exception {
        try (AccessFixture server = server()) {
            Path file = directory.resolve("access");
            String good = Files.readString(file);
            Files.writeString(file, good + "bob viewer " + viewer.text() + "\n");
            await(
                    server,
                    "what was read before stays in force: no line of an access file, must be NAME ROLE sha256:HEX:"
                            + " serve.access.file=" + file + " line=4");
            assertThat(server.get("/look", bearer(viewer)).statusCode()).isEqualTo(200);

            Files.writeString(
                    file,
                    good.lines()
                                    .filter(line -> !line.startsWith("ann"))
                                    .toList()
                                    .get(1) + "\n");
            await(server, "read anew: files=[" + file + "]");
            assertThat(server.get("/look", bearer(viewer)).statusCode()).isEqualTo(401);
            assertThat(server.get("/look", bearer(admin)).statusCode()).isEqualTo(200);
            assertThat(server.log()).noneMatch(line -> line.contains(viewer.text()));
        }
    }

    private static void await(AccessFixture server, String line) throws InterruptedException {
        long end = System.nanoTime() + AccessFixture.PATIENCE.toNanos();
        while (server.log().stream().noneMatch(told -> told.endsWith(line))) {
            assertThat(System.nanoTime())
                    .as("not told: %s%n%s", line, server.log())
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void shouldTellOfEveryChangeWhoMadeItAndNothingSecret() throws Exception {
        try (AccessFixture server = server()) {
            server.send(server.request("/api/v1/feedback?note=private")
                    .header("Authorization", bearer(admin))
                    .POST(HttpRequest.BodyPublishers.ofString("a private note")));
            server.send(server.request("/look").POST(HttpRequest.BodyPublishers.ofString("x")));
            server.send(server.request("/push")
                    .header("Authorization", bearer(sender))
                    .POST(HttpRequest.BodyPublishers.ofString("samples")));
            server.get("/look", bearer(viewer));

            await(server, "path=/look status=401");
            assertThat(server.audited())
                    .containsExactlyInAnyOrder(
                            "io.tocsin.audit event=change name=root role=admin address=127.0.0.1 method=POST path=/api/v1/feedback"
                                    + " status=200",
                            "io.tocsin.audit event=change name= role=anybody address=127.0.0.1 method=POST path=/look status=401");
            assertThat(server.log()).noneMatch(line -> line.contains("private") || line.contains(admin.text()));
        }
    }

    @Test
    void shouldTellTokensApartThatDifferInCaseAlone() throws Exception {
        try (AccessFixture server = server()) {
            assertThat(server.get("/look", bearer(admin)).statusCode()).isEqualTo(200);
            String shouted = "tocsin_" + admin.text().substring(7).toUpperCase(Locale.ROOT);
            // The client keeps the connection.
            assertThat(server.get("/look", "Bearer " + shouted).statusCode()).isEqualTo(401);
            assertThat(server.get("/look", bearer(admin)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldLetInNobodyByTwoThousandBrokenHeaders() throws Exception {
        long seed = 20_260_117;
        SplittableRandom random = new SplittableRandom(seed);
        try (AccessFixture server = server()) {
            for (int i = 0; i < 2_000; i++) {
                String header =
                        switch (random.nextInt(3)) {
                            case 0 -> "Bearer " + broken(admin.text(), random);
                            // Not the Base64 itself, of which several stand for the same bytes.
                            case 1 -> basic("root", broken(admin.text(), random));
                            default -> (char) random.nextInt('c', 'z') + "earer " + admin.text();
                        };
                int status = server.get("/look", header).statusCode();
                assertThat(status)
                        .as("seed=%d request=%d header=%s", seed, i, header)
                        .isIn(401, 429);
            }
            assertThat(server.get("/look", bearer(admin)).statusCode()).isEqualTo(200);
            assertThat(server.log()).noneMatch(line -> line.contains("fault") || line.contains("tocsin_"));
        }
    }

    /** Another text: a character less, another one, one more, or something else altogether. */
    private static String broken(String text, SplittableRandom random) {
        int at = random.nextInt(1, text.length());
        char other = (char) random.nextInt('!', '~');
        String broken =
                switch (random.nextInt(5)) {
                    case 0 -> text.substring(0, at);
                    case 1 -> text.substring(0, at) + other + text.substring(at + 1);
                    case 2 -> text.substring(0, at) + other + text.substring(at);
                    case 3 -> text.substring(at);
                    default -> Character.toString(other).repeat(random.nextInt(1, 200));
                };
        return broken.equals(text) ? text + "x" : broken;
    }
}
