package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.demo.infrastructure.SharedInfrastructure;
import io.tocsin.demo.infrastructure.TestAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A real registry behind a proxy that wants a password, over HTTP and over TLS. */
class RegistryAuthIT {
    private static final String USER = "tocsin";
    private static final String PASSWORD = "s3cret-Passw0rd";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalInfrastructure INFRASTRUCTURE = SharedInfrastructure.get();

    @TempDir
    private static Path directory;

    private static TestAuthority authority;
    private static ExecutorService threads;
    private static HttpServer plain;
    private static HttpsServer tls;

    private static final String PREFIX = SharedInfrastructure.uniquePrefix();

    @BeforeAll
    static void startProxies() throws Exception {
        authority = TestAuthority.create(directory, "authority");
        threads = Executors.newCachedThreadPool();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        plain = started(HttpServer.create(anyPort, 0));
        HttpsServer secured = HttpsServer.create(anyPort, 0);
        secured.setHttpsConfigurator(new HttpsConfigurator(authority.serverContext("proxy")));
        tls = secured;
        started(secured);
        assertThat(tocsin(Map.of(), "topics", "create").exitCode()).isZero();
        // The controller has made them; the broker learns of them a moment later.
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (tocsin(Map.of(), "topics", "check").exitCode() != 0) {
            assertThat(System.nanoTime()).as("topics").isLessThan(end);
        }
    }

    private static <T extends HttpServer> T started(T server) {
        server.createContext("/", RegistryAuthIT::pass).setAuthenticator(new BasicAuthenticator("registry") {
            @Override
            public boolean checkCredentials(String name, String password) {
                return name.equals(USER) && password.equals(PASSWORD);
            }
        });
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private static void pass(HttpExchange exchange) throws IOException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                            "http://" + INFRASTRUCTURE.registryUrl().getAuthority() + exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (type != null) {
                request.header("Content-Type", type);
            }
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(one -> exchange.getResponseHeaders().add("Content-Type", one));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @AfterAll
    static void stopProxies() {
        plain.stop(0);
        tls.stop(0);
        threads.shutdownNow();
    }

    @Test
    void shouldComeInWithUserInfo() throws Exception {
        assertFeeds(Map.of(
                "schema.registry.url",
                url(plain, ""),
                "registry.basic.auth.credentials.source",
                "USER_INFO",
                "registry.basic.auth.user.info",
                USER + ":" + PASSWORD));
    }

    @Test
    void shouldComeInWithUserAndPasswordInTheUrl() throws Exception {
        assertFeeds(Map.of("schema.registry.url", url(plain, USER + ":" + PASSWORD + "@")));
    }

    @Test
    void shouldComeInOverTls() throws Exception {
        assertFeeds(overTls());
    }

    private static Map<String, String> overTls() throws Exception {
        return Map.of(
                "schema.registry.url",
                url(tls, "").replace("http:", "https:"),
                "registry.basic.auth.credentials.source",
                "USER_INFO",
                "registry.basic.auth.user.info",
                USER + ":" + PASSWORD,
                "registry.schema.registry.ssl.truststore.type",
                "PKCS12",
                "registry.schema.registry.ssl.truststore.location",
                authority.trustStore().toString(),
                "registry.schema.registry.ssl.truststore.password",
                TestAuthority.PASSWORD);
    }

    @Test
    void shouldSayInOneLineThatTheRegistryRefuses() throws Exception {
        for (String user : List.of("", USER + ":wr0ng-Passw0rd@")) {
            assertFails(Map.of("schema.registry.url", url(plain, user)), "status=401", "its credentials are right");
        }
        assertFails(
                Map.of(
                        "schema.registry.url",
                        url(plain, ""),
                        "registry.basic.auth.credentials.source",
                        "USER_INFO",
                        "registry.basic.auth.user.info",
                        USER + ":wr0ng-Passw0rd"),
                "status=401",
                "its credentials are right");
    }

    @Test
    void shouldSayInOneLineThatNobodyAnswersOrIsNotTrusted() throws Exception {
        Map<String, String> untrusted = new HashMap<>(overTls());
        untrusted.put(
                "registry.schema.registry.ssl.truststore.location",
                TestAuthority.create(directory, "stranger").trustStore().toString());
        assertFails(untrusted, "unable to find valid certification path", "url=https://");
        assertFails(
                Map.of("schema.registry.url", "http://" + USER + ":" + PASSWORD + "@127.0.0.1:1"),
                "ConnectException",
                "url=http://127.0.0.1:1");
    }

    private static String url(HttpServer server, String user) {
        return "http://" + user + "127.0.0.1:" + server.getAddress().getPort() + "/apis/ccompat/v7";
    }

    private static void assertFeeds(Map<String, String> settings) throws IOException {
        CliRun fed = tocsin(settings, "feed", recording(), "--speed", "max");
        assertThat(fed.err()).isEmpty();
        assertThat(fed.outLines()).containsExactly("fed 1 of 1 rows: topic=" + PREFIX + "metrics.samples");
        assertThat(tocsin(settings, "status").out()).containsPattern("registry +answers: https?://127.0.0.1");
    }

    private static void assertFails(Map<String, String> settings, String... told) throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            CliRun feed = tocsin(settings, "feed", recording(), "--speed", "max");
            assertThat(feed.exitCode()).isEqualTo(1);
            assertThat(feed.errLines()).singleElement().asString().contains(told);
            if (told[0].equals("status=401")) {
                CliRun run = tocsin(settings, "run", "--set", "serve.port=0");
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.errLines()).singleElement().asString().contains(told);
            }
            CliRun status = tocsin(settings, "status");
            assertThat(status.exitCode()).isEqualTo(1);
            CliRun debugged = tocsin(settings, "feed", recording(), "--speed", "max", "--debug");
            assertThat(feed.err() + status.out() + status.err() + debugged.err())
                    .doesNotContain("Passw0rd");
            assertThat(List.copyOf(log.list))
                    .as("the log")
                    .noneMatch(event -> event.getThrowableProxy() != null)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(message -> message.contains("Passw0rd"));
        } finally {
            root.detachAppender(log);
        }
    }

    private static String recording() throws IOException {
        return Files.write(directory.resolve("shop.csv"), List.of("time,cpu", "2026-03-01T12:00:00Z,1"))
                .toString();
    }

    private static CliRun tocsin(Map<String, String> settings, String... command) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("bootstrap.servers", INFRASTRUCTURE.bootstrapServers());
        all.put("topic.prefix", PREFIX);
        return CliRun.of(Stream.concat(
                        Arrays.stream(command),
                        all.entrySet().stream().flatMap(one -> Stream.of("--set", one.getKey() + "=" + one.getValue())))
                .toArray(String[]::new));
    }
}
