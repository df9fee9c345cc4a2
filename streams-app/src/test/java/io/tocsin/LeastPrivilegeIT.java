package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.backup.BackupTopic;
import io.tocsin.cli.CliRun;
import io.tocsin.config.TocsinConfig;
import io.tocsin.delivery.FakeReceiver;
import io.tocsin.demo.infrastructure.RecordedDecisions.Decision;
import io.tocsin.demo.infrastructure.SecuredBroker;
import io.tocsin.demo.infrastructure.TestAuthority;
import io.tocsin.engine.Model;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.runtime.BrokerRefusal;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.topics.InternalTopics;
import io.tocsin.topics.Role;
import io.tocsin.topics.Roles;
import io.tocsin.topics.TopicAdmin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of Tocsin on a broker that allows each user what ops/topics-and-acls.md gives it, and nothing else. */
class LeastPrivilegeIT {
    private static final String PASSWORD = "s3cret-of-all";
    private static final int ENTITIES = 3;
    private static final List<String> CRIPPLED =
            List.of("no-group", "no-transactions", "no-own-topics", "no-samples", "no-rights");

    @TempDir
    private static Path directory;

    private static SecuredBroker broker;

    private final HttpClient http = HttpClient.newHttpClient();
    private final WaveSignal signal = new WaveSignal();
    private final Model model = WaveSignal.model("v1");
    private int tick;

    @BeforeAll
    static void startBroker() throws Exception {
        TestAuthority authority = TestAuthority.create(directory, "authority");
        List<String> users = new ArrayList<>(CRIPPLED);
        users.addAll(List.of("admin", "tocsin-run", "tocsin-collect", "tocsin-train", "tocsin-admin"));
        users.addAll(List.of("tocsin-check", "tocsin-calendar", "tocsin-alerts", "tocsin-feedback", "tocsin-watch"));
        users.addAll(List.of("tocsin-backup", "tocsin-restore"));
        Map<String, String> passwords = users.stream().collect(Collectors.toMap(user -> user, user -> PASSWORD));
        broker = new SecuredBroker(directory.resolve("broker"), authority, passwords, Optional.empty());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldDoEverythingWithTheDocumentedRightsAndNeedEachOfThem() throws Exception {
        int port = freePort();
        try (FakeReceiver receiver = new FakeReceiver(0);
                RunningSystem system = prepare(port, receiver.url())) {
            Roles roles =
                    new Roles(system.topics, system.config.kafka().streams().applicationId());
            Role run = roles.judging().and(roles.rollback(), roles.serving(), roles.delivering());
            List<Role> all = List.of(
                    run,
                    roles.collect(),
                    roles.train(),
                    roles.topicsCreate(),
                    roles.topicsCheck(),
                    roles.calendar(),
                    roles.alerts(),
                    roles.feedback(),
                    roles.watching(),
                    roles.backup(),
                    new Roles(anew(system), "").restore());
            allow(all.stream().flatMap(role -> role.bindings().stream()).toList());
            assertThat(as(system, "tocsin-admin", "topics", "create").exitCode())
                    .isZero();
            RunningSystem.await(
                    "topics to be seen",
                    () -> as(system, "tocsin-check", "topics", "check").exitCode() == 0);

            try (PredictorApp app = system.another(directory.resolve("state"), broker.scram("tocsin-run", PASSWORD));
                    KafkaProducer<String, byte[]> collect = producer("tocsin-collect")) {
                app.start();
                judge(system, app, collect);
                alert(system, collect, receiver, port);
                change(system, app, collect, port);
                assertThat(as(system, "tocsin-watch", "status").out()).doesNotContain("cannot be asked");
                RunningSystem.await(
                        "what is blind to be told",
                        () -> told(system, AlertKind.BLIND).isPresent());
                keep(system);
                assertThat(internalTopics(system)).isEqualTo(expectedInternalTopics());
            }
            assertNothingDenied();
            assertAllUsed(all);
        }
    }

    private static RunningSystem prepare(int port, String receiver) throws InterruptedException {
        Map<String, String> settings = new HashMap<>(broker.scram(SecuredBroker.ADMIN, PASSWORD));
        settings.put("serve.port", Integer.toString(port));
        settings.put("deliver.receivers", "webhook");
        settings.put("deliver.webhook.url", receiver);
        settings.put("deliver.group.window.ms", "0");
        settings.put("selfwatch.patience.ms", "3000");
        return RunningSystem.prepare(directory.resolve("keys"), settings);
    }

    /** Samples in, then a model that was learnt from their ticks and one that comes out of a file; a record that is none. */
    private void judge(RunningSystem system, PredictorApp app, KafkaProducer<String, byte[]> collect) throws Exception {
        Path recording = directory.resolve("shop.csv");
        Files.write(recording, List.of("time,cpu", signal.time(0) + ",1"));
        assertThat(as(system, "tocsin-collect", "feed", recording.toString(), "--speed", "max")
                        .err())
                .isEmpty();
        collect.send(new ProducerRecord<>(system.topics.samples().name(), "x", new byte[] {1}))
                .get();
        send(system, collect, 240, false);
        system.ticks.await("ticks", RunningSystem.PATIENCE, ticks -> ticks.size() >= ENTITIES * 239);
        CliRun trained = as(
                system,
                "tocsin-train",
                "train",
                "--model",
                "learnt",
                "--version",
                "v1",
                "--epochs",
                "1",
                "--no-deploy");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        publish(system, model, "--deploy");
        RunningSystem.await("v1", () -> isChampion(app, "v1"));
        send(system, collect, 10, false);
        system.scores.await(
                "judged",
                RunningSystem.PATIENCE,
                scores -> scores.stream().anyMatch(score -> score.getState() == ScoreState.SCORED));
    }

    /** A fault, and what people say of it. */
    private void alert(RunningSystem system, KafkaProducer<String, byte[]> collect, FakeReceiver receiver, int port)
            throws Exception {
        assertThat(as(
                                system,
                                "tocsin-calendar",
                                PlannedSilence.command("db-*", Instant.now().truncatedTo(ChronoUnit.SECONDS)))
                        .err())
                .isEmpty();
        assertThat(post(port, "/api/v1/calendar", plan())).isEqualTo(201);
        send(system, collect, 10, true);
        RunningSystem.await("alert", () -> told(system, AlertKind.ANOMALY).isPresent());
        RunningSystem.await("delivery", () -> !receiver.taken.isEmpty());
        String id = told(system, AlertKind.ANOMALY).orElseThrow().getId();
        assertThat(as(system, "tocsin-alerts", "alerts", "--open").out()).contains("wave/");
        assertThat(as(system, "tocsin-watch", "explain", id).err()).isEmpty();
        assertThat(as(system, "tocsin-watch", "ingest").err()).isEmpty();
        String acknowledged = "{\"kind\":\"acknowledged\",\"alert\":\"" + id + "\",\"by\":\"ana\"}";
        assertThat(post(port, "/api/v1/feedback", acknowledged)).isEqualTo(201);
        assertThat(as(system, "tocsin-feedback", "feedback", "false-alarm", id).err())
                .isEmpty();
        RunningSystem.await(
                "its end", () -> told(system, AlertKind.ANOMALY).orElseThrow().getState() == AlertState.RESOLVED);
    }

    /** A challenger beside the champion, put in its place over HTTP and taken back. */
    private void change(RunningSystem system, PredictorApp app, KafkaProducer<String, byte[]> collect, int port)
            throws Exception {
        publish(system, RawModels.as("v2", model));
        assertThat(as(system, "tocsin-train", "models", "shadow", "wave/v2").err())
                .isEmpty();
        RunningSystem.await(
                "the challenger",
                () -> app.registry().current().deployed().stream().anyMatch(deployed -> deployed.shadow() != null));
        send(system, collect, 30, false);
        RunningSystem.await("comparison", () -> get(port, "/api/v1/model/comparison?model=wave") == 200);
        RunningSystem.await(
                "comparison",
                () -> as(system, "tocsin-train", "models", "compare", "wave").exitCode() == 0);
        assertThat(post(port, "/api/v1/model/promote", "{\"model\":\"wave\",\"version\":\"v2\",\"by\":\"ana\"}"))
                .isEqualTo(201);
        assertThat(post(port, "/api/v1/model/rollback", "{\"model\":\"wave\",\"by\":\"ana\"}"))
                .isEqualTo(201);
        assertThat(get(port, "/api/v1/model/history?model=wave")).isEqualTo(200);
        assertThat(get(port, "/api/v1/status")).isEqualTo(200);
        assertThat(post(port, "/v1/metrics", PUSHED)).isEqualTo(200);
        assertThat(as(system, "tocsin-train", "models", "history").out()).contains("ana");
    }

    /** What was made so far, into topics in which there is nothing yet. */
    private static void keep(RunningSystem system) {
        String saved = directory.resolve("saved").toString();
        CliRun save = as(system, "tocsin-backup", "backup", "save", saved);
        assertThat(save.err()).isEmpty();
        assertThat(save.outLines())
                .hasSize(BackupTopic.values().length)
                .allMatch(line -> line.matches("saved .*: records=[1-9][0-9]*"));
        Topics anew = anew(system);
        try (Admin admin = Admin.create(system.config.kafka().clientConfiguration())) {
            new TopicAdmin(admin, RunningSystem.PATIENCE).establish(anew.all(), (short) 1);
        }
        CliRun restore =
                as(system, "tocsin-restore", Map.of("topic.prefix", prefixAnew(system)), "backup", "restore", saved);
        assertThat(restore.exitCode()).as(restore.err()).isZero();
    }

    private static Topics anew(RunningSystem system) {
        return new Topics(prefixAnew(system), RunningSystem.PARTITIONS);
    }

    private static String prefixAnew(RunningSystem system) {
        return system.config.kafka().topicPrefix() + "anew-";
    }

    @Test
    void shouldEndWithOneLineWhereAnEssentialRightIsMissing() throws Exception {
        try (RunningSystem system = prepare(0, "http://127.0.0.1:1/")) {
            Map<String, Predicate<AclBinding>> missing = Map.of(
                    "no-group", one -> one.pattern().resourceType() == ResourceType.GROUP,
                    "no-transactions", one -> one.pattern().resourceType() == ResourceType.TRANSACTIONAL_ID,
                    "no-own-topics", one -> one.entry().operation() == AclOperation.CREATE,
                    "no-samples",
                            one -> one.pattern()
                                    .name()
                                    .equals(system.topics.samples().name()));
            List<AclBinding> bindings = new ArrayList<>();
            missing.forEach((user, isMissing) -> {
                Role judging = new Roles(system.topics, application(system, user)).judging();
                new Role(user, judging.grants())
                        .bindings().stream().filter(isMissing.negate()).forEach(bindings::add);
            });
            allow(bindings);

            assertThat(stopReason(system, "no-group")).contains("group").contains(application(system, "no-group"));
            assertThat(stopReason(system, "no-transactions")).containsIgnoringCase("transactional");
            assertThat(stopReason(system, "no-own-topics")).contains("ops/topics-and-acls.md");
            CliRun run = as(system, "no-samples", "run");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errLines())
                    .containsExactly("tocsin: user lacks rights on topics: READ "
                            + system.topics.samples().name() + "; give them, see ops/topics-and-acls.md");
            assertThat(as(system, "no-rights", "topics", "check").errLines())
                    .singleElement()
                    .asString()
                    .contains("cannot describe topic: name=", "authorization failed", "ops/topics-and-acls.md");
        }
    }

    private static String application(RunningSystem system, String user) {
        return system.config.kafka().streams().applicationId() + "-" + user;
    }

    private static String stopReason(RunningSystem system, String user) throws InterruptedException {
        Map<String, String> settings = new HashMap<>(broker.scram(user, PASSWORD));
        settings.put("application.id", application(system, user));
        settings.put("deliver.receivers", "");
        settings.put("models.rollback.automatic", "false");
        try (PredictorApp app = system.another(directory.resolve(user), settings)) {
            app.start();
            RunningSystem.await(
                    user + " to end",
                    () -> app.state().hasCompletedShutdown()
                            || app.deaths().refusal().isPresent());
            return BrokerRefusal.explain(app.deaths().refusal().orElseThrow());
        }
    }

    private static void allow(List<AclBinding> bindings) throws Exception {
        TocsinConfig admin = TocsinConfig.of(broker.scram(SecuredBroker.ADMIN, PASSWORD));
        try (Admin client = Admin.create(admin.kafka().clientConfiguration())) {
            client.createAcls(bindings).all().get();
            // The controller has them; the broker learns of them a moment later.
            RunningSystem.await("rules in force", () -> {
                try {
                    return new HashSet<>(client.describeAcls(AclBindingFilter.ANY)
                                    .values()
                                    .get())
                            .containsAll(bindings);
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static void assertNothingDenied() {
        assertThat(broker.decisions().all().stream()
                        .filter(decision -> !decision.isAllowed())
                        .filter(decision -> decision.principal().startsWith("User:tocsin-"))
                        .map(Decision::toString))
                .isEmpty();
    }

    private static void assertAllUsed(List<Role> roles) {
        Set<Decision> decisions = broker.decisions().all();
        assertThat(roles.stream()
                        .flatMap(role -> role.bindings().stream())
                        .filter(binding -> decisions.stream().noneMatch(decision -> uses(decision, binding)))
                        .map(binding -> binding.entry().principal() + " "
                                + binding.entry().operation() + " "
                                + binding.pattern().name()))
                .as("rights that nobody used")
                .isEmpty();
    }

    private static boolean uses(Decision decision, AclBinding binding) {
        String name = binding.pattern().name();
        boolean isOfIt = binding.pattern().patternType() == PatternType.PREFIXED
                ? decision.resource().startsWith(name)
                : decision.resource().equals(name);
        return isOfIt
                && decision.type() == binding.pattern().resourceType()
                && decision.operation() == binding.entry().operation()
                && decision.principal().equals(binding.entry().principal());
    }

    private static Set<String> internalTopics(RunningSystem system) throws Exception {
        try (Admin admin = Admin.create(system.config.kafka().clientConfiguration())) {
            String prefix = system.config.kafka().streams().applicationId() + "-";
            return admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(prefix) && !name.startsWith(prefix + "no-"))
                    .map(name -> name.substring(prefix.length()))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> expectedInternalTopics() {
        try (TopologyFixture fixture = new TopologyFixture(directory.resolve("topology"), Map.of())) {
            return new HashSet<>(InternalTopics.of(fixture.topology()));
        }
    }

    private static boolean isChampion(PredictorApp app, String version) {
        return app.registry().current().deployed().stream()
                .anyMatch(deployed -> deployed.champion().id().version().equals(version));
    }

    /** The newest. */
    private static Optional<Alert> told(RunningSystem system, AlertKind kind) {
        return system.alerts.all().stream()
                .map(record -> record.value())
                .filter(alert -> alert.getKind() == kind)
                .reduce((first, second) -> second);
    }

    private static void publish(RunningSystem system, Model model, String... options) throws IOException {
        Path file = directory.resolve(model.id().version() + ".tocsin");
        Files.write(file, ModelWriter.write(model));
        CliRun published = as(
                system,
                "tocsin-train",
                Stream.concat(Stream.of("publish", file.toString()), Arrays.stream(options))
                        .toArray(String[]::new));
        assertThat(published.exitCode()).as(published.err()).isZero();
    }

    private void send(RunningSystem system, KafkaProducer<String, byte[]> collect, int ticks, boolean faulty) {
        String topic = system.topics.samples().name();
        var samples =
                AvroSerde.underTopicName(Sample.class, topic, system.schemas).serializer();
        for (int end = tick + ticks; tick < end; tick++) {
            for (int entity = 0; entity < ENTITIES; entity++) {
                var sample = signal.sample(entity, tick, faulty && entity == 0);
                var unused =
                        collect.send(new ProducerRecord<>(topic, sample.getEntity(), samples.serialize(topic, sample)));
            }
        }
        collect.flush();
    }

    private static KafkaProducer<String, byte[]> producer(String user) {
        return new KafkaProducer<>(
                TocsinConfig.of(broker.scram(user, PASSWORD)).kafka().clientConfiguration(),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static CliRun as(RunningSystem system, String user, String... command) {
        return as(system, user, Map.of(), command);
    }

    private static CliRun as(RunningSystem system, String user, Map<String, String> settings, String... command) {
        Map<String, String> changed = new HashMap<>(broker.scram(user, PASSWORD));
        changed.putAll(settings);
        Stream<String> others = Arrays.stream(system.commandLine());
        Stream<String> own =
                changed.entrySet().stream().flatMap(one -> Stream.of("--set", one.getKey() + "=" + one.getValue()));
        return CliRun.of(Stream.concat(Arrays.stream(command), Stream.concat(others, own))
                .toArray(String[]::new));
    }

    private static String plan() {
        return "{\"title\":\"Night\",\"kind\":\"silence\",\"selector\":\"db-*\",\"start\":\""
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\",\"durationSeconds\":60,"
                + "\"timeZone\":\"UTC\",\"by\":\"ana\"}";
    }

    private static final String PUSHED =
            "{\"resourceMetrics\":[{\"resource\":{\"attributes\":[{\"key\":\"host.name\",\"value\":{\"stringValue\":\"h\"}}]},"
                    + "\"scopeMetrics\":[{\"metrics\":[{\"name\":\"pushed\",\"gauge\":{\"dataPoints\":[{\"timeUnixNano\":\""
                    + System.currentTimeMillis() + "000000\",\"asDouble\":1.5}]}}]}]}]}";

    private int post(int port, String path, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            System.out.println(path + ": " + answer.body());
        }
        return answer.statusCode();
    }

    private int get(int port, String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
