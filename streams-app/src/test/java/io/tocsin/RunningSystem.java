package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.demo.infrastructure.SharedInfrastructure;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.signing.KeyFile;
import io.tocsin.signing.SigningKey;
import io.tocsin.topics.TopicAdmin;
import io.tocsin.trainer.ModelPublisher;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * One installation of Tocsin for one test: topics, application and state of its own on a real broker and a real schema registry. The app is
 * started and stopped by the test, as often as it likes.
 *
 * <p>Confined to the test's thread, but for {@link #send} and {@link #model}.
 */
final class RunningSystem implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final int PARTITIONS = 2;

    final TocsinConfig config;
    final Topics topics;
    final SchemaRegistry schemas;
    /** The installation's own; it is the one that the app trusts. */
    final SigningKey signingKey;

    final ModelPublisher models;
    final DeploymentWriter deployments;
    final TopicFollower<Tick> ticks;
    final TopicFollower<Score> scores;
    final TopicFollower<Alert> alerts;
    final KafkaProducer<String, byte[]> producer;
    /** What the app of the latest {@link #start} counts. */
    SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final Map<String, String> values;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Serializer<Sample> sampleSerializer;
    private @Nullable PredictorApp app;

    /** On the shared broker, all topics made, nothing started. Without keys in the settings it makes one in the state directory. */
    static RunningSystem prepare(Path stateDirectory, Map<String, String> settings) throws InterruptedException {
        return prepare(stateDirectory, settings, PARTITIONS);
    }

    /** The same, with another number of partitions. */
    static RunningSystem prepare(Path stateDirectory, Map<String, String> settings, int partitions)
            throws InterruptedException {
        LocalInfrastructure infrastructure = SharedInfrastructure.get();
        String prefix = SharedInfrastructure.uniquePrefix();
        Map<String, String> values = new HashMap<>();
        values.put("bootstrap.servers", infrastructure.bootstrapServers());
        values.put("schema.registry.url", infrastructure.registryUrl().toString());
        values.put("topic.prefix", prefix);
        values.put("topics.partitions", Integer.toString(partitions));
        values.put("application.id", prefix + "app");
        values.put("state.dir", stateDirectory.toString());
        // Several systems run at a time, and most of them are asked nothing.
        values.put("serve.port", "0");
        if (!settings.containsKey("models.trusted.keys")) {
            values.putAll(TestKeys.configuration(stateDirectory.resolve(prefix + "keys")));
        }
        values.putAll(settings);
        return new RunningSystem(values);
    }

    /** On the broker and the registry that the values name; the values name keys, too. */
    static RunningSystem on(Map<String, String> values) throws InterruptedException {
        return new RunningSystem(values);
    }

    private RunningSystem(Map<String, String> values) throws InterruptedException {
        this.values = values;
        this.config = TocsinConfig.of(values);
        this.topics = new Topics(config.kafka().topicPrefix(), config.kafka().topicPartitions());
        try (Admin admin = BrokerConnection.await(config.kafka())) {
            new TopicAdmin(admin, PATIENCE).establish(topics.all(), (short) 1);
        }
        this.schemas = SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of());
        Map<String, Object> clients = config.kafka().clientConfiguration();
        this.signingKey = KeyFile.readPrivate(config.registry().signingKey().orElseThrow());
        this.models = closedLast(new ModelPublisher(
                clients, topics, schemas, config.registry().artifactBytesMax(), Optional.of(signingKey)));
        this.deployments = new DeploymentWriter(clients, topics, schemas);
        this.ticks = follow(Tick.class, topics.ticks().name());
        this.scores = follow(Score.class, topics.scores().name());
        this.alerts = follow(Alert.class, topics.alerts().name());
        Map<String, Object> producing = new HashMap<>(clients);
        producing.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        this.producer = closedLast(new KafkaProducer<>(producing, new StringSerializer(), new ByteArraySerializer()));
        this.sampleSerializer = AvroSerde.underTopicName(
                        Sample.class, topics.samples().name(), schemas)
                .serializer();
    }

    private <V extends SpecificRecord> TopicFollower<V> follow(Class<V> type, String topic) {
        return closedLast(new TopicFollower<>(
                config.kafka().clientConfiguration(),
                topic,
                AvroSerde.underTopicName(type, topic, schemas).deserializer()));
    }

    <T extends AutoCloseable> T closedLast(T part) {
        parts.push(part);
        return part;
    }

    /** Writes the configuration for {@link PredictorProcess}. */
    Path writeSettings(Path file) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    /** Another instance of the app with a state of its own, not yet started; who makes it closes it. */
    PredictorApp another(Path stateDirectory) {
        return another(stateDirectory, Map.of());
    }

    /** The same, with other settings. */
    PredictorApp another(Path stateDirectory, Map<String, String> settings) {
        Map<String, String> changed = new HashMap<>(values);
        changed.putAll(settings);
        changed.put("state.dir", stateDirectory.toString());
        return new PredictorApp(TocsinConfig.of(changed), topics, schemas, new SimpleMeterRegistry());
    }

    /** What the command line needs to find this installation. */
    String[] commandLine(String... command) {
        Stream<String> settings = values.entrySet().stream()
                .flatMap(value -> Stream.of("--set", value.getKey() + "=" + value.getValue()));
        return Stream.concat(Arrays.stream(command), settings).toArray(String[]::new);
    }

    /** Starts the app, with counters from zero. */
    void start() throws InterruptedException {
        meters = new SimpleMeterRegistry();
        start(meters);
    }

    /** Starts the app, which counts there. */
    void start(MeterRegistry counting) throws InterruptedException {
        app = new PredictorApp(config, topics, schemas, counting);
        app().start();
    }

    /** Stops the app as an operator does. */
    void stop() {
        app().close();
        app = null;
    }

    PredictorApp app() {
        return Objects.requireNonNull(app, "the app is not started");
    }

    /** Sends tick {@code tick} of the first {@code entities} entities. */
    void sendTick(WaveSignal signal, int entities, int tick, boolean faulty) {
        for (int entity = 0; entity < entities; entity++) {
            send(signal.sample(entity, tick, faulty));
        }
    }

    /** Hands a sample to the producer; thread-safe. */
    void send(Sample sample) {
        String topic = topics.samples().name();
        Future<?> unused = producer.send(
                new ProducerRecord<>(topic, sample.getEntity(), sampleSerializer.serialize(topic, sample)));
    }

    /** Publishes {@code model} and lets it judge all entities at once; returns when the app has it. */
    void putInForce(Model model) throws InterruptedException {
        models.publish(model);
        deploy(deployment(model.id()).build());
        awaitInForce(model.id());
    }

    /** Writes {@code deployment} in place of whatever is there. */
    void deploy(Deployment deployment) throws InterruptedException {
        deployments.replace(deployments.current(deployment.getModel()), deployment);
    }

    void awaitInForce(ModelId id) throws InterruptedException {
        await("model in force " + id, () -> id.equals(model()));
    }

    /** The version that the app has put in force; null when none. Thread-safe. */
    @Nullable ModelId model() {
        return app().registry().current().deployed().stream()
                .findFirst()
                .map(deployed -> deployed.champion().id())
                .orElse(null);
    }

    static Deployment.Builder deployment(ModelId id) {
        return Deployment.newBuilder()
                .setModel(id.name())
                .setChampion(id.version())
                .setUpdatedAt(Instant.now());
    }

    static void await(String what, BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        if (app != null) {
            stop();
        }
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("system did not close cleanly", e);
            }
        }
    }
}
