package io.tocsin.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.tocsin.schemas.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The genuine client against a server of a few lines. */
class RegistryClientsTest {
    private static final byte[] SCHEMA_ID_7 = {0, 0, 0, 0, 7};

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "{}";

    RegistryClientsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void startServer() {
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void shouldRegisterOverHttpWithBasicAuthentication() {
        answer = "{\"id\":258}";
        SchemaRegistry registry = SchemaRegistry.connect(
                url() + "/",
                Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "reader:secret"));

        byte[] bytes = samples(registry).serializer().serialize("any", Examples.sample());

        assertThat(bytes).startsWith(0, 0, 0, 1, 2);
        assertThat(requests).singleElement().asString().startsWith("POST /subjects/metrics.samples-value/versions");
        assertThat(credentials).containsExactly("Basic cmVhZGVyOnNlY3JldA==");
    }

    @Test
    void shouldTakeUserAndPasswordOutOfTheUrl() {
        answer = "{\"id\":258}";
        SchemaRegistry registry = SchemaRegistry.connect(url().replace("//", "//reader:secret@"), Map.of());

        samples(registry).serializer().serialize("any", Examples.sample());

        assertThat(credentials).containsExactly("Basic cmVhZGVyOnNlY3JldA==");
    }

    @Test
    void shouldSendABearerToken() {
        answer = "{\"id\":258}";
        SchemaRegistry registry = SchemaRegistry.connect(
                url(), Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "t0ken"));

        samples(registry).serializer().serialize("any", Examples.sample());

        assertThat(credentials).containsExactly("Bearer t0ken");
    }

    @Test
    void shouldTakeNumbersAsTextBecauseAPropertiesFileGivesText() {
        status = 404;
        answer = "{\"error_code\":40403,\"message\":\"Schema 7 not found\"}";
        SchemaRegistry registry = SchemaRegistry.connect(
                url(),
                Map.of("http.read.timeout.ms", "2000", "missing.id.cache.ttl.sec", "60", "missing.cache.size", "10"));

        assertThatThrownBy(() -> samples(registry).deserializer().deserialize("any", SCHEMA_ID_7))
                .isInstanceOf(UndecodableRecordException.class);
    }

    @Test
    void shouldNotAskAgainAtOnceForAnIdThatIsMissing() {
        status = 404;
        answer = "{\"error_code\":40403,\"message\":\"Schema 7 not found\"}";
        AvroSerde<Sample> samples = samples(SchemaRegistry.connect(url(), Map.of()));

        for (int record = 0; record < 3; record++) {
            assertThatThrownBy(() -> samples.deserializer().deserialize("any", SCHEMA_ID_7))
                    .isInstanceOf(UndecodableRecordException.class)
                    .hasMessage("unknown schema id: schemaId=7 url=" + url());
        }

        assertThat(requests).hasSize(1);
    }

    @Test
    void shouldAskToTryAgainWhenAProxyAnswersInsteadOfTheRegistry() {
        status = 404;
        answer = "<html>not found</html>";

        assertThatThrownBy(() -> samples(SchemaRegistry.connect(url(), Map.of()))
                        .deserializer()
                        .deserialize("any", SCHEMA_ID_7))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("url=" + url() + " status=404");
    }

    @Test
    void shouldAskToTryAgainWhenNothingListens() {
        String url = url();
        server.stop(0);

        assertThatThrownBy(() -> samples(SchemaRegistry.connect(url, Map.of()))
                        .deserializer()
                        .deserialize("any", SCHEMA_ID_7))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("url=" + url + " reason=ConnectException");
    }

    @Test
    void shouldRefuseARecordWhoseSchemaIsNotAvro() {
        answer = "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message M {}\"}";

        assertThatThrownBy(() -> samples(SchemaRegistry.connect(url(), Map.of()))
                        .deserializer()
                        .deserialize("any", SCHEMA_ID_7))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage("schema is not avro: schemaId=7 url=" + url());
    }

    @Test
    void shouldShareAMockRegistryByName() throws Exception {
        SchemaRegistryClient first = RegistryClients.create("mock://shared-by-name", Map.of());
        SchemaRegistryClient other = RegistryClients.create("mock://another", Map.of());

        samples(new SchemaRegistry(first, "mock://shared-by-name", true))
                .serializer()
                .serialize("any", Examples.sample());

        assertThat(RegistryClients.create("mock://shared-by-name", Map.of()).getAllSubjects())
                .containsExactly("metrics.samples-value");
        assertThat(other.getAllSubjects()).isEmpty();
    }

    @Test
    void shouldRefuseWhatItCannotUse() {
        assertThatThrownBy(() -> RegistryClients.create(" ", Map.of()))
                .hasMessage("invalid value ' ' for schema.registry.url: must not be empty");
        assertThatThrownBy(() -> RegistryClients.create(url(), Map.of("http.read.timeout.ms", "soon")))
                .hasMessage("invalid value soon for http.read.timeout.ms: must be a whole number");
        assertThatThrownBy(() -> SchemaRegistry.connect("mock://switch", Map.of("auto.register", "no")))
                .hasMessage("invalid value no for auto.register: must be true or false");
    }

    private static AvroSerde<Sample> samples(SchemaRegistry registry) {
        return AvroSerde.underTopicName(Sample.class, "metrics.samples", registry);
    }

    private String url() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }
}
