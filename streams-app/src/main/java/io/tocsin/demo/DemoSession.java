package io.tocsin.demo;

import io.tocsin.PredictorApp;
import io.tocsin.StreamsStop;
import io.tocsin.collect.Collector;
import io.tocsin.collect.HostIdentity;
import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.engine.Model;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.http.ServeFailedException;
import io.tocsin.serve.metrics.ScrapedMeters;
import io.tocsin.signing.KeyFile;
import io.tocsin.signing.KeyPairFiles;
import io.tocsin.signing.SigningKey;
import io.tocsin.topics.TopicAdmin;
import io.tocsin.topics.TopicReader;
import io.tocsin.trainer.ModelPublisher;
import io.tocsin.trainer.TopicTrainingSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that runs while the demo does, started in order, closed the other way round.
 *
 * <p>Thread-safe once started.
 */
final class DemoSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoSession.class);
    private static final Duration TOPICS_TIMEOUT = Duration.ofSeconds(30);

    private final Deque<AutoCloseable> parts;
    final Clock clock = Clock.systemUTC();
    final String host = HostIdentity.ofThisMachine().entity();
    final boolean resumed;
    final TocsinConfig config;
    final TopicReader reader;
    final SchemaRegistry schemas;
    final PredictorApp app;
    final FleetBoard board;
    final DemoObserver observer;
    final DemoTrainer trainer;
    final FleetFeeder feeder;

    private DemoSession(DemoOptions options, Deque<AutoCloseable> parts) throws IOException, InterruptedException {
        this.parts = parts;
        Path data = options.dataDirectory();
        LocalInfrastructure infrastructure = closingLast(LocalInfrastructure.start(data));
        SigningKey signingKey = signingKey(data);
        Map<String, String> configuration = DemoPlan.configuration(infrastructure, data, options.seed());
        this.config = TocsinConfig.of(configuration);
        writeConfig(configuration, data);
        createTopics();
        Topics topics = DemoPlan.TOPICS;
        Map<String, Object> clients = config.kafka().clientConfiguration();
        this.schemas = SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of());
        this.reader = new TopicReader(clients);
        this.board = new FleetBoard(config.ticks().duration());
        // Before the topology goes on with what an earlier run left: a tick seen without its score would count as lost.
        this.observer = closingLast(new DemoObserver(clients, topics, schemas, board, clock));
        observer.start();
        this.app = closingLast(new PredictorApp(config, topics, schemas, ScrapedMeters.create()));
        startApp();
        this.trainer = new DemoTrainer(
                config,
                new TopicTrainingSource(
                        reader, topics, schemas, config.ticks().duration().toMillis()),
                closingLast(new ModelPublisher(
                        clients, topics, schemas, config.registry().artifactBytesMax(), Optional.of(signingKey))),
                new DeploymentWriter(clients, topics, schemas),
                clock);
        SamplePublisher samples = closingLast(new SamplePublisher(clients, topics, schemas));
        DemoPosition position = DemoPosition.load(data).orElseGet(() -> begin(options));
        this.resumed = position.fedUntil().isAfter(position.start());
        this.feeder = new FleetFeeder(position, data, samples, clock, board::failing);
        closingLast(
                Collector.start(HostIdentity.ofThisMachine(), config.collect().interval(), samples::publish));
    }

    private void startApp() throws InterruptedException {
        try {
            app.start();
        } catch (StreamsException e) {
            StreamsStop.tell(app.deaths(), config.kafka().streams());
            throw e;
        }
    }

    /** Starts everything; when a part does not start, or the start is interrupted, those before it are closed again. */
    static DemoSession start(DemoOptions options) throws IOException, InterruptedException {
        try {
            return startOnce(options);
        } catch (ServeFailedException e) {
            // Somebody, another demo perhaps, took the page's port since it was found free; this time another is found.
            return startOnce(options);
        }
    }

    private static DemoSession startOnce(DemoOptions options) throws IOException, InterruptedException {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        try {
            return new DemoSession(options, started);
        } catch (IOException | InterruptedException | RuntimeException e) {
            closeAll(started).ifPresent(e::addSuppressed);
            throw e;
        }
    }

    /** The model in force for the entities that {@code selector}, a glob with one star, covers; null when there is none. */
    @Nullable Model modelFor(String selector) {
        return app.registry().current().modelFor(selector.replace("*", "any"), Long.MAX_VALUE);
    }

    private DemoPosition begin(DemoOptions options) {
        long tickMs = config.ticks().duration().toMillis();
        long startMs = clock.millis() - DemoPlan.HISTORY.toMillis() - DemoPlan.TIME_LAPSE_SPAN.toMillis();
        Instant start = Instant.ofEpochMilli(startMs - Math.floorMod(startMs, tickMs));
        return new DemoPosition(options.seed(), options.shops(), start, start);
    }

    /** Made at the first demo in the directory, before anybody has to trust it. */
    private static SigningKey signingKey(Path data) {
        KeyPairFiles files = DemoPlan.key(data);
        return files.exist() ? KeyFile.readPrivate(files.privateFile()) : files.create();
    }

    /** So that {@code tocsin alerts --config} and the others can look into the running demo. */
    private static void writeConfig(Map<String, String> configuration, Path data) throws IOException {
        Properties properties = new Properties();
        properties.putAll(configuration);
        try (OutputStream out = Files.newOutputStream(data.resolve(DemoPlan.CONFIG_FILE))) {
            properties.store(out, "The demo that runs on this directory; addresses change at every start");
        }
    }

    private void createTopics() throws InterruptedException {
        try (Admin admin = BrokerConnection.await(config.kafka())) {
            new TopicAdmin(admin, TOPICS_TIMEOUT).establish(DemoPlan.TOPICS.all(), (short) 1);
        }
    }

    private <T extends AutoCloseable> T closingLast(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        closeAll(parts).ifPresent(failure -> {
            throw failure;
        });
    }

    /** Closes the newest first, all of them; what went wrong is logged and returned. */
    private static Optional<DemoFailedException> closeAll(Deque<AutoCloseable> parts) {
        // A stop interrupts whoever is at work; closing must not be cut short by it.
        boolean interrupted = Thread.interrupted();
        DemoFailedException failure = null;
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("part did not close: part={}", part.getClass().getSimpleName(), e);
                failure = failure == null ? new DemoFailedException("demo did not close cleanly", e) : failure;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(failure);
    }
}
