package io.tocsin.demo.infrastructure;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real single-node KRaft broker in this JVM that lets in nobody without TLS and credentials, and lets nobody do what no rule allows: with SCRAM-SHA-512 or
 * OAUTHBEARER at {@link #saslServers()}, with a certificate at {@link #mutualTlsServers()}; at {@link #expiredServers()} it shows an expired certificate. Thread-safe.
 */
public final class SecuredBroker implements AutoCloseable {
    /** May do everything. */
    public static final String ADMIN = "admin";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final String JAAS = "sasl.jaas.config";
    private static final String MECHANISMS = "sasl.enabled.mechanisms";
    private static final String SECURITY = "org.apache.kafka.common.security.";

    private final int saslPort = LoopbackPorts.free();
    private final int mutualPort = freeOtherThan(saslPort);
    private final int expiredPort = freeOtherThan(saslPort, mutualPort);
    private final int controllerPort = freeOtherThan(saslPort, mutualPort, expiredPort);
    private final RecordedDecisions decisions = new RecordedDecisions();
    private final TestAuthority authority;
    private final KafkaRaftServer server;

    /**
     * Starts.
     *
     * @param users name → password
     * @param tokens whose tokens it takes; without, there is no OAUTHBEARER
     */
    public SecuredBroker(
            Path directory, TestAuthority authority, Map<String, String> users, Optional<TokenServer> tokens)
            throws Exception {
        this.authority = authority;
        Path log = directory.resolve("log");
        format(log, users);
        Map<String, Object> properties =
                new HashMap<>(BrokerProperties.of(log, saslPort, controllerPort, 16_000_000, START_TIMEOUT));
        properties.putAll(listeners());
        properties.putAll(tls());
        properties.putAll(scram());
        tokens.ifPresent(server -> properties.putAll(tokens(server)));
        properties.put("authorizer.class.name", RecordingAuthorizer.class.getName());
        properties.put(RecordingAuthorizer.DECISIONS, decisions);
        properties.put("allow.everyone.if.no.acl.found", "false");
        // A machine that is busy with other tests must not lose it.
        properties.put("broker.session.timeout.ms", "30000");
        properties.put("super.users", "User:broker;User:" + ADMIN);
        this.server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
    }

    private static int freeOtherThan(int... taken) {
        while (true) {
            int port = LoopbackPorts.free();
            if (Arrays.stream(taken).noneMatch(one -> one == port)) {
                return port;
            }
        }
    }

    private static void format(Path log, Map<String, String> users) throws Exception {
        List<String> scram = users.entrySet().stream()
                .map(user -> "SCRAM-SHA-512=[name=" + user.getKey() + ",password=" + user.getValue() + "]")
                .toList();
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(log.toString())
                    .setMetadataLogDirectory(log.toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setScramArguments(scram)
                    .run();
        }
    }

    private Map<String, String> listeners() {
        Map<String, Integer> ports = Map.of(
                "CLIENTS",
                saslPort,
                "MUTUAL",
                mutualPort,
                "EXPIRED",
                expiredPort,
                BrokerProperties.CONTROLLER_LISTENER,
                controllerPort);
        return Map.of(
                "listeners",
                ports.entrySet().stream()
                        .map(one -> one.getKey() + "://" + LoopbackPorts.HOST + ":" + one.getValue())
                        .collect(Collectors.joining(",")),
                "listener.security.protocol.map",
                "CLIENTS:SASL_SSL,EXPIRED:SASL_SSL,MUTUAL:SSL," + BrokerProperties.CONTROLLER_LISTENER + ":SSL",
                "inter.broker.listener.name",
                "MUTUAL");
    }

    private Map<String, String> tls() throws Exception {
        Map<String, String> tls = new HashMap<>(Map.of(
                "ssl.keystore.type", "PEM",
                "ssl.keystore.location", authority.issue("broker").toString(),
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", authority.certificate().toString(),
                "ssl.principal.mapping.rules", "RULE:^CN=(.*)$/$1/"));
        Stream.of("mutual", "controller")
                .forEach(name -> tls.put("listener.name." + name + ".ssl.client.auth", "required"));
        tls.put("listener.name.expired.ssl.keystore.type", "PEM");
        tls.put(
                "listener.name.expired.ssl.keystore.location",
                authority.issueExpired("expired").toString());
        return tls;
    }

    private static Map<String, String> scram() {
        Map<String, String> sasl = new HashMap<>();
        for (String listener : List.of("clients", "expired")) {
            String prefix = "listener.name." + listener + ".";
            sasl.put(prefix + MECHANISMS, "SCRAM-SHA-512");
            sasl.put(prefix + "scram-sha-512." + JAAS, SECURITY + "scram.ScramLoginModule required;");
        }
        return sasl;
    }

    private static Map<String, String> tokens(TokenServer tokens) {
        String oauth = "listener.name.clients.oauthbearer.";
        return Map.of(
                "listener.name.clients." + MECHANISMS,
                "SCRAM-SHA-512,OAUTHBEARER",
                oauth + JAAS,
                SECURITY + "oauthbearer.OAuthBearerLoginModule required;",
                oauth + "sasl.server.callback.handler.class",
                SECURITY + "oauthbearer.OAuthBearerValidatorCallbackHandler",
                oauth + "sasl.oauthbearer.jwks.endpoint.url",
                tokens.keysUrl(),
                oauth + "sasl.oauthbearer.expected.audience",
                TokenServer.AUDIENCE);
    }

    public String saslServers() {
        return LoopbackPorts.HOST + ":" + saslPort;
    }

    public String mutualTlsServers() {
        return LoopbackPorts.HOST + ":" + mutualPort;
    }

    public String expiredServers() {
        return LoopbackPorts.HOST + ":" + expiredPort;
    }

    /** What it was asked so far. */
    public RecordedDecisions decisions() {
        return decisions;
    }

    /** What a client needs to come in over TLS with a password. */
    public Map<String, String> scram(String user, String password) {
        Map<String, String> settings = new HashMap<>(trusting(authority));
        settings.put("bootstrap.servers", saslServers());
        settings.put("kafka.security.protocol", "SASL_SSL");
        settings.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "kafka." + JAAS,
                SECURITY + "scram.ScramLoginModule required username=\"" + user + "\" password=\"" + password + "\";");
        return settings;
    }

    /** What a client needs to believe whoever {@code authority} vouches for. */
    public static Map<String, String> trusting(TestAuthority authority) {
        return Map.of(
                "kafka.ssl.truststore.type",
                "PEM",
                "kafka.ssl.truststore.location",
                authority.certificate().toString());
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
