package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.SecuredBroker;
import io.tocsin.demo.infrastructure.TestAuthority;
import io.tocsin.demo.infrastructure.TokenServer;
import io.tocsin.runtime.RefusalTraces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** A broker that lets in nobody without TLS and credentials, met with what docs/kafka-security.md says. */
class KafkaSecurityIT {
    private static final String PASSWORD = "s3cret-Passw0rd";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String USER = "tocsin-run";
    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
    private static final String SECURITY = "org.apache.kafka.common.security.";

    @TempDir
    private static Path directory;

    private static TestAuthority authority;
    private static TokenServer tokens;
    private static SecuredBroker broker;
    private static Path certificate;

    @BeforeAll
    static void start() throws Exception {
        authority = TestAuthority.create(directory, "authority");
        certificate = authority.issue(USER);
        tokens = new TokenServer(PASSWORD);
        System.setProperty(ALLOWED_URLS, tokens.keysUrl() + "," + tokens.tokenUrl());
        broker = new SecuredBroker(
                directory.resolve("broker"),
                authority,
                Map.of(SecuredBroker.ADMIN, PASSWORD, USER, PASSWORD),
                Optional.of(tokens));
        Map<String, Object> client = TocsinConfig.of(broker.scram(SecuredBroker.ADMIN, PASSWORD))
                .kafka()
                .clientConfiguration();
        try (Admin admin = Admin.create(client)) {
            admin.createAcls(Stream.of(AclOperation.CREATE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)
                            .map(operation -> new AclBinding(
                                    new ResourcePattern(ResourceType.TOPIC, "ours.", PatternType.PREFIXED),
                                    new AccessControlEntry("User:" + USER, "*", operation, AclPermissionType.ALLOW)))
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
        tokens.close();
        System.clearProperty(ALLOWED_URLS);
    }

    /** Ways to come in. */
    private enum Way {
        PASSWORD_AND_PEM {
            @Override
            Map<String, String> settings() {
                return scram();
            }
        },
        PASSWORD_AND_PKCS12 {
            @Override
            Map<String, String> settings() throws Exception {
                Map<String, String> settings = scram();
                settings.put("kafka.ssl.truststore.type", "PKCS12");
                settings.put(
                        "kafka.ssl.truststore.location", authority.trustStore().toString());
                settings.put("kafka.ssl.truststore.password", TestAuthority.PASSWORD);
                return settings;
            }
        },
        PASSWORD_IN_A_FILE {
            @Override
            Map<String, String> settings() throws Exception {
                Path secrets = Files.writeString(directory.resolve("secrets.properties"), "password=" + PASSWORD);
                Map<String, String> settings = scram();
                settings.put("kafka.config.providers", "file");
                settings.put(
                        "kafka.config.providers.file.class",
                        "org.apache.kafka.common.config.provider.FileConfigProvider");
                settings.put(
                        "kafka.sasl.jaas.config",
                        SECURITY + "scram.ScramLoginModule required username=\"" + USER + "\" password=\"${file:"
                                + secrets + ":password}\";");
                return settings;
            }
        },
        PASSWORD_IN_A_DIRECTORY {
            @Override
            Map<String, String> settings() throws Exception {
                Path secrets = Files.createDirectories(directory.resolve("secrets"));
                Files.writeString(secrets.resolve("kafka-password"), PASSWORD);
                Map<String, String> settings = scram();
                settings.put("kafka.config.providers", "dir");
                settings.put(
                        "kafka.config.providers.dir.class",
                        "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
                settings.put(
                        "kafka.sasl.jaas.config",
                        SECURITY + "scram.ScramLoginModule required username=\"" + USER + "\" password=\"${dir:"
                                + secrets + ":kafka-password}\";");
                return settings;
            }
        },
        CERTIFICATE {
            @Override
            Map<String, String> settings() {
                Map<String, String> settings = new HashMap<>(SecuredBroker.trusting(authority));
                settings.put("bootstrap.servers", broker.mutualTlsServers());
                settings.put("kafka.security.protocol", "SSL");
                settings.put("kafka.ssl.keystore.type", "PEM");
                settings.put("kafka.ssl.keystore.location", certificate.toString());
                return settings;
            }
        },
        TOKEN {
            @Override
            Map<String, String> settings() {
                return oauth(PASSWORD, tokens.tokenUrl());
            }
        };

        abstract Map<String, String> settings() throws Exception;
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void shouldComeIn(Way way) throws Exception {
        Map<String, String> settings = way.settings();
        assertThat(tocsin(settings, "topics", "create").err()).isEmpty();
        CliRun check = tocsin(settings, "topics", "check");
        long end = System.nanoTime() + PATIENCE.toNanos();
        // The controller has made them; the broker learns of them a moment later.
        while (check.exitCode() != 0 && System.nanoTime() < end) {
            check = tocsin(settings, "topics", "check");
        }
        assertThat(check.err()).isEmpty();
        assertThat(check.outLines()).containsExactly("all topics are as they should be: topics=12");
    }

    /** What goes wrong, and what has to be told of it. */
    private enum Trouble {
        WRONG_PASSWORD("invalid credentials with SASL mechanism SCRAM-SHA-512", "check user and password") {
            @Override
            Map<String, String> settings() {
                return broker.scram(USER, "wr0ng-Passw0rd");
            }
        },
        WRONG_MECHANISM("enabled mechanisms are \\[SCRAM-SHA-512, OAUTHBEARER]", "set kafka.sasl.mechanism to") {
            @Override
            Map<String, String> settings() {
                Map<String, String> settings = scram();
                settings.put("kafka.sasl.mechanism", "PLAIN");
                settings.put(
                        "kafka.sasl.jaas.config",
                        SECURITY + "plain.PlainLoginModule required username=\"" + USER + "\" password=\"" + PASSWORD
                                + "\";");
                return settings;
            }
        },
        UNKNOWN_AUTHORITY("unable to find valid certification path", "name it in kafka.ssl.truststore.location") {
            @Override
            Map<String, String> settings() throws Exception {
                Map<String, String> settings = scram();
                settings.putAll(SecuredBroker.trusting(TestAuthority.create(directory, "stranger")));
                return settings;
            }
        },
        EXPIRED_CERTIFICATE("NotAfter: ", "renew the certificate") {
            @Override
            Map<String, String> settings() {
                Map<String, String> settings = scram();
                settings.put("bootstrap.servers", broker.expiredServers());
                return settings;
            }
        },
        NO_CERTIFICATE("bad_certificate|certificate_required|handshake", "kafka.ssl.keystore.location") {
            @Override
            Map<String, String> settings() throws Exception {
                Map<String, String> settings = Way.CERTIFICATE.settings();
                settings.remove("kafka.ssl.keystore.location");
                settings.remove("kafka.ssl.keystore.type");
                return settings;
            }
        },
        NO_TLS("no broker answers", "kafka.security.protocol says\\? now=PLAINTEXT") {
            @Override
            Map<String, String> settings() {
                return new HashMap<>(Map.of("bootstrap.servers", broker.saslServers()));
            }
        },
        URL_NOT_ALLOWED(
                "cannot be accessed due to restrictions",
                "TOCSIN_JAVA_OPTS=-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=") {
            @Override
            Map<String, String> settings() {
                return oauth(PASSWORD, tokens.tokenUrl().replace("/token", "/other"));
            }
        },
        WRONG_SECRET("invalid_client", "check ") {
            @Override
            Map<String, String> settings() {
                return oauth("wr0ng-Passw0rd", tokens.tokenUrl());
            }
        },
        NO_TRUST_STORE("nowhere.pem", "check what is set behind kafka.") {
            @Override
            Map<String, String> settings() {
                Map<String, String> settings = scram();
                settings.put(
                        "kafka.ssl.truststore.location",
                        directory.resolve("nowhere.pem").toString());
                return settings;
            }
        },
        NO_RIGHT("TopicAuthorizationException|lacks rights on topics: READ ", "ops/topics-and-acls.md") {
            @Override
            Map<String, String> settings() {
                Map<String, String> settings = scram();
                settings.put("topic.prefix", "theirs.");
                return settings;
            }
        };

        private final String reason;
        private final String remedy;

        Trouble(String reason, String remedy) {
            this.reason = reason;
            this.remedy = remedy;
        }

        abstract Map<String, String> settings() throws Exception;
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void shouldSayInOneLineWhatIsWrongAndWhatToDo(Trouble trouble) throws Exception {
        Map<String, String> settings = trouble.settings();
        settings.put("startup.timeout.ms", "1000");
        for (String[] command : List.of(new String[] {"run"}, new String[] {"topics", "check"})) {
            try (Log log = new Log()) {
                CliRun run = tocsin(settings, command);
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.errLines()).singleElement().asString().containsPattern(trouble.reason);
                assertThat(run.err()).containsPattern(trouble.remedy).doesNotContain("\tat ");
                assertThat(log.shown()).isEmpty();
                assertTellsNoSecret(run);
            }
        }
        CliRun status = tocsin(settings, "status", "--timeout", "1s");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.err()).isEmpty();
        assertThat(status.out().replaceAll("\\s+", " ")).containsPattern(trouble.reason);
        assertTellsNoSecret(status);
    }

    @Test
    void shouldSayWhichSettingIsNone() {
        Map<String, String> settings = scram();
        settings.put("kafka.security.protocol", "SASL_TLS");
        CliRun run = tocsin(settings, "topics", "check");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines()).singleElement().asString().contains("security.protocol");
        assertTellsNoSecret(run);
    }

    private static void assertTellsNoSecret(CliRun run) {
        assertThat(run.out() + run.err()).doesNotContain("Passw0rd", TestAuthority.PASSWORD);
    }

    private static Map<String, String> scram() {
        return new HashMap<>(broker.scram(USER, PASSWORD));
    }

    private static Map<String, String> oauth(String secret, String url) {
        Map<String, String> settings = scram();
        settings.put("kafka.sasl.mechanism", "OAUTHBEARER");
        settings.put("kafka.sasl.jaas.config", SECURITY + "oauthbearer.OAuthBearerLoginModule required;");
        settings.put(
                "kafka.sasl.login.callback.handler.class", SECURITY + "oauthbearer.OAuthBearerLoginCallbackHandler");
        settings.put("kafka.sasl.oauthbearer.token.endpoint.url", url);
        settings.put("kafka.sasl.oauthbearer.client.credentials.client.id", USER);
        settings.put("kafka.sasl.oauthbearer.client.credentials.client.secret", secret);
        return settings;
    }

    private static CliRun tocsin(Map<String, String> settings, String... command) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("topic.prefix", "ours.");
        // None of these commands needs one.
        all.put("schema.registry.url", "http://127.0.0.1:1");
        return CliRun.of(Stream.concat(
                        Arrays.stream(command),
                        all.entrySet().stream().flatMap(one -> Stream.of("--set", one.getKey() + "=" + one.getValue())))
                .toArray(String[]::new));
    }

    /** What {@code logback.xml} would show of what Kafka's clients log, the broker being in this process, too. */
    private static final class Log implements AutoCloseable {
        private final Logger kafka = (Logger) LoggerFactory.getLogger("org.apache.kafka");
        private final Logger clients = (Logger) LoggerFactory.getLogger("org.apache.kafka.clients");
        private final Logger security = (Logger) LoggerFactory.getLogger("org.apache.kafka.common.security");
        private final Level level = kafka.getLevel();
        private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

        Log() {
            kafka.setLevel(Level.WARN);
            appender.addFilter(new RefusalTraces());
            appender.start();
            clients.addAppender(appender);
            security.addAppender(appender);
        }

        List<String> shown() {
            return List.copyOf(appender.list).stream()
                    .map(event -> event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage())
                    .toList();
        }

        @Override
        public void close() {
            clients.detachAppender(appender);
            security.detachAppender(appender);
            kafka.setLevel(level);
        }
    }
}
