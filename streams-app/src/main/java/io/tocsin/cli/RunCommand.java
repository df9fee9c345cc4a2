package io.tocsin.cli;

import io.tocsin.PredictorApp;
import io.tocsin.StreamsStop;
import io.tocsin.config.ForeignTopic;
import io.tocsin.config.TocsinConfig;
import io.tocsin.runtime.MissingRights;
import io.tocsin.runtime.TopicRights;
import io.tocsin.schemas.serde.RegistryUnavailableException;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.metrics.ScrapedMeters;
import io.tocsin.topics.TopicAdmin;
import io.tocsin.topics.TopicDifference;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The streaming app, until it is stopped. Confined to one thread. */
@Command(
        name = "run",
        description = {
            "Read samples, judge them, publish alerts; until SIGTERM or Ctrl-C.",
            "Start as many as needed with the same application.id: they share the work."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin run --create-topics",
            "  tocsin run --config /etc/tocsin.properties",
            "  tocsin run --set bootstrap.servers=broker-1:9092 --set stream.threads=4"
        })
final class RunCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MS = 200;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(names = "--create-topics", description = "Make the topics that are missing.")
    private boolean createTopics;

    private volatile boolean isStopping;

    @Override
    public Integer call() throws Exception {
        TocsinConfig config = options.config();
        LogLevels.forStart(output.isDebug());
        try (Installation installation = Installation.connect(config)) {
            prepareTopics(installation, config);
        }
        requireLetIn(Installation.schemasOf(config));
        StateRoom.require(config.kafka().streams());
        PredictorApp app = new PredictorApp(
                config, Installation.topicsOf(config), Installation.schemasOf(config), ScrapedMeters.create());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(app), "tocsin-stop"));
        start(app, config);
        awaitRunning(app);
        LogLevels.withConnectionTrouble();
        if (!isOver(app)) {
            tellReady(app, config);
        }
        return awaitEnd(app, config);
    }

    /** One that is away may come back; wrong credentials stay wrong, and would be met at the first record. */
    private static void requireLetIn(SchemaRegistry schemas) {
        try {
            schemas.requireAnswer();
        } catch (RegistryUnavailableException e) {
            if (e.isUnauthorized()) {
                throw e;
            }
        }
    }

    private static void start(PredictorApp app, TocsinConfig config) throws InterruptedException {
        try {
            app.start();
        } catch (StreamsException e) {
            StreamsStop.tell(app.deaths(), config.kafka().streams());
            throw e;
        }
    }

    private void tellReady(PredictorApp app, TocsinConfig config) {
        output.line("tocsin is ready: bootstrap.servers=" + config.kafka().bootstrapServers() + " application.id="
                + config.kafka().streams().applicationId() + " models="
                + app.registry().current().deployed().size() + httpAddress(config) + "; Ctrl-C stops it");
    }

    private static String httpAddress(TocsinConfig config) {
        return config.serve().isOn()
                ? " http=" + config.serve().address() + ":" + config.serve().port()
                : "";
    }

    private void prepareTopics(Installation installation, TocsinConfig config) {
        TopicAdmin admin = installation.topicAdmin();
        MissingRights rights = installation.missingRights();
        if (createTopics) {
            admin.establish(installation.topics().all(), config.kafka().topicReplicationFactor());
        }
        requireRights(rights, TopicRights.ofJudging(config, installation.topics()));
        List<TopicDifference> differences = admin.check(installation.topics().all());
        TopicChecks.requireNoneMissing(differences, ", or tocsin run --create-topics");
        TopicChecks.requireForeign(
                config.ingest().topics().stream().map(ForeignTopic::name).toList(), installation.topics(), admin);
        // They run as they are, though perhaps not as meant.
        differences.forEach(difference -> output.warn(difference.text() + "; " + difference.remedy()));
        if (config.registry().rollbackAutomatic()) {
            tellMissing(rights, TopicRights.ofRollback(installation.topics()), "no version is taken back by itself");
        }
        if (config.serve().isOn()) {
            tellMissing(rights, TopicRights.ofServing(installation.topics()), "what needs them over HTTP will fail");
        }
    }

    /** All at once: without them stream threads would die one after the other, of one after the other. */
    private static void requireRights(MissingRights rights, TopicRights needed) {
        rights.of(needed).ifPresent(missing -> {
            throw new CommandFailedException(
                    "user lacks rights on topics: " + missing + "; give them, see ops/topics-and-acls.md");
        });
    }

    private void tellMissing(MissingRights rights, TopicRights wanted, String consequence) {
        rights.of(wanted)
                .ifPresent(missing -> output.warn("user lacks rights on topics: " + missing + "; " + consequence
                        + "; give them, see ops/topics-and-acls.md"));
    }

    private void stop(PredictorApp app) {
        isStopping = true;
        app.close();
        output.line("tocsin is stopped");
    }

    private static void awaitRunning(PredictorApp app) throws InterruptedException {
        while (app.state() != KafkaStreams.State.RUNNING && !isOver(app)) {
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    /** Comes back only when the streams stopped by themselves: a signal ends the process from the hook. */
    private int awaitEnd(PredictorApp app, TocsinConfig config) throws InterruptedException {
        while (!isOver(app)) {
            Thread.sleep(LOOK_EVERY_MS);
        }
        if (isStopping) {
            // The hook closes the app and ends the process; that is no failure.
            Thread.sleep(Long.MAX_VALUE);
        }
        StreamsStop.tell(app.deaths(), config.kafka().streams());
        throw new CommandFailedException("streams have stopped, the log above says why: state=" + app.state());
    }

    private static boolean isOver(PredictorApp app) {
        return app.state().hasCompletedShutdown() || app.state() == KafkaStreams.State.ERROR;
    }
}
